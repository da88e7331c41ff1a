package fi.kuittaus.conversation;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * How long what is stored is kept. Open conversations are kept, however old they are.
 *
 * @param text what people and we wrote, and names: after closing
 * @param skeleton all else of a conversation: after closing
 * @param quarantine mails that could not be read: after their arrival
 */
public record Retention(Period text, Period skeleton, Period quarantine) {
  /** 90 days, 24 months, 30 days. */
  public static final Retention USUAL =
      new Retention(Period.ofDays(90), Period.ofMonths(24), Period.ofDays(30));

  /** What is older than this has lost its text. */
  public Instant textBefore(Instant now) {
    return before(now, text);
  }

  /** What is older than this is gone. */
  public Instant skeletonBefore(Instant now) {
    return before(now, skeleton);
  }

  /** Quarantined mails that are older than this are gone. */
  public Instant quarantineBefore(Instant now) {
    return before(now, quarantine);
  }

  private static Instant before(Instant now, Period period) {
    return now.atZone(ZoneOffset.UTC).minus(period).toInstant();
  }
}
