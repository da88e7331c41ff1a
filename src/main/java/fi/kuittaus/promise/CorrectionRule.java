package fi.kuittaus.promise;

import java.time.Duration;
import java.time.Instant;

/**
 * When a promise that will not hold is replaced, and how often.
 *
 * @param before how long ahead of the due instant the correction leaves, at least
 * @param automatic after how many corrections no new time is given by itself; 0 or more
 */
public record CorrectionRule(Span before, int automatic) {
  /** Thirty minutes ahead, twice. */
  public static final CorrectionRule USUAL =
      new CorrectionRule(new Span.Elapsed(Duration.ofMinutes(30)), 2);

  public CorrectionRule {
    if (automatic < 0) {
      throw new IllegalArgumentException("automatic corrections are 0 or more, not " + automatic);
    }
  }

  /**
   * The last open instant at least {@link #before} ahead of the due instant; it may have passed
   * already.
   *
   * @throws IllegalStateException if the calendar was closed for two years before
   */
  public Instant leavesAt(Instant dueAt, BusinessCalendar calendar) {
    return calendar.lastOpenAtOrBefore(calendar.before(dueAt, before));
  }
}
