package fi.kuittaus.promise;

import java.time.Duration;

/**
 * A length of time as ops write it: "90 minutes", "2 days", "4 business hours", "1 business day".
 *
 * <p>Never nothing, never negative, whole minutes or days, and at most ten years of 24-hour days.
 * What it comes to on the clock is for a {@link BusinessCalendar} to say. Immutable.
 */
public sealed interface Span {
  /** Time that passes, whatever the calendar says. */
  record Elapsed(Duration duration) implements Span {
    public Elapsed {
      requireWholeMinutes(duration);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Days that pass, whatever the calendar says, with the local time kept. */
  record Days(int count) implements Span {
    public Days {
      requireDays(count);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Open time, counted span by span. */
  record BusinessTime(Duration duration) implements Span {
    public BusinessTime {
      requireWholeMinutes(duration);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Open days, with the local time kept as far as the day's opening hours allow. */
  record BusinessDays(int count) implements Span {
    public BusinessDays {
      requireDays(count);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** The most days that a span may have; as hours and minutes, as many as these days have. */
  int MOST_DAYS = 3660;

  /**
   * Reads a span: a number, perhaps {@code business}, and {@code minutes}, {@code hours} or {@code
   * days}, in the singular or the plural and in any case.
   *
   * @throws IllegalArgumentException if the text is not a span, is one of nothing, or is absurdly
   *     long; the message says what would do
   */
  static Span parse(String text) {
    return SpanWords.parse(text);
  }

  /** Whether only open time or open days count. */
  default boolean business() {
    return switch (this) {
      case BusinessTime _, BusinessDays _ -> true;
      case Elapsed _, Days _ -> false;
    };
  }

  /** The span as people write it, which {@link #parse} reads back to an equal one. */
  default String text() {
    return switch (this) {
      case Elapsed(Duration duration) -> SpanWords.ofTime(duration, "");
      case Days(int count) -> SpanWords.plural(count, "day");
      case BusinessTime(Duration duration) -> SpanWords.ofTime(duration, "business ");
      case BusinessDays(int count) -> SpanWords.plural(count, "business day");
    };
  }

  private static void requireWholeMinutes(Duration duration) {
    if (!duration.isPositive() || !Duration.ofMinutes(duration.toMinutes()).equals(duration)) {
      throw new IllegalArgumentException(
          "a span is one minute or more, in whole minutes, not " + duration);
    }
    if (duration.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw new IllegalArgumentException(
          "a span of " + duration + " is too long; " + SpanWords.MOST);
    }
  }

  private static void requireDays(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a span is one day or more, not " + count);
    }
    if (count > MOST_DAYS) {
      throw new IllegalArgumentException(
          "a span of " + count + " days is too long; " + SpanWords.MOST);
    }
  }
}
