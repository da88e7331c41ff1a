package fi.kuittaus.insight;

import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spans that people promise, each longer than the one before it.
 *
 * @param spans at least one
 */
record Ladder(List<Span> spans) {
  private static final int[] MINUTES = {
    15, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420, 480, 600, 720, 960, 1440
  };
  private static final int[] DAYS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 60};
  private static final int BUSINESS_DAY = 480;

  /** Open time up to a day's work. */
  static final Ladder BUSINESS_TIME =
      new Ladder(
          IntStream.of(MINUTES)
              .filter(m -> m <= BUSINESS_DAY)
              .<Span>mapToObj(m -> new Span.BusinessTime(Duration.ofMinutes(m)))
              .toList());

  static final Ladder BUSINESS_DAYS =
      new Ladder(IntStream.of(DAYS).<Span>mapToObj(Span.BusinessDays::new).toList());

  /** Time that passes, up to a day. */
  static final Ladder ELAPSED_TIME =
      new Ladder(
          IntStream.of(MINUTES)
              .<Span>mapToObj(m -> new Span.Elapsed(Duration.ofMinutes(m)))
              .toList());

  static final Ladder ELAPSED_DAYS =
      new Ladder(IntStream.of(DAYS).<Span>mapToObj(Span.Days::new).toList());

  Ladder {
    spans = List.copyOf(spans);
  }

  /** The number of steps; also the index of what is beyond them. */
  int size() {
    return spans.size();
  }

  /**
   * The first step that would have been kept by an answer at an instant, rounded to what is quoted,
   * as every promise is.
   */
  int reach(BusinessCalendar calendar, Instant arrival, Instant answer) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (calendar.promised(arrival, spans.get(middle)).isBefore(answer)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
