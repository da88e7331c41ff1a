package fi.kuittaus.promise;

import java.time.Duration;
import java.time.Instant;

/**
 * How soon a matter is answered, and how often its customer hears meanwhile.
 *
 * @param name the name in the policy
 * @param answerWithin the span within which a person answers
 * @param calendar the calendar that all its times are reckoned by
 * @param updates when status updates fall due
 * @param afterAnswer what becomes of the updates after an answer
 * @param warnBefore how long before a promise lapses the agents are warned
 */
public record Urgency(
    String name,
    Span answerWithin,
    BusinessCalendar calendar,
    Cadence updates,
    AfterAnswer afterAnswer,
    Span warnBefore) {
  public Urgency {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an urgency needs a name");
    }
  }

  /** An urgency that pauses after an answer and warns as {@link #usualWarning} has it. */
  public static Urgency of(
      String name, Span answerWithin, BusinessCalendar calendar, Cadence updates) {
    return new Urgency(
        name, answerWithin, calendar, updates, AfterAnswer.PAUSE, usualWarning(answerWithin));
  }

  /**
   * How long before a promise lapses the agents are warned where ops do not say: a quarter of a
   * span of hours or minutes (a minute at least), two business hours for business days, four hours
   * for days.
   */
  public static Span usualWarning(Span answerWithin) {
    return switch (answerWithin) {
      case Span.Elapsed(Duration duration) -> new Span.Elapsed(quarter(duration));
      case Span.BusinessTime(Duration duration) -> new Span.BusinessTime(quarter(duration));
      case Span.BusinessDays _ -> new Span.BusinessTime(Duration.ofHours(2));
      case Span.Days _ -> new Span.Elapsed(Duration.ofHours(4));
    };
  }

  /** What a mail that arrives now is promised. */
  public Promise promise(Instant arrival) {
    return new Promise(calendar.promised(arrival, answerWithin), calendar.zone(), calendar.name());
  }

  /**
   * When the agents are warned of a promise that lapses at the instant; it may have passed already.
   */
  public Instant warnAt(Instant dueAt) {
    return calendar.before(dueAt, warnBefore);
  }

  private static Duration quarter(Duration duration) {
    return Duration.ofMinutes(Math.max(1, duration.toMinutes() / 4));
  }
}
