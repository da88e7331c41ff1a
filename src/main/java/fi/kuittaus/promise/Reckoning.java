package fi.kuittaus.promise;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** The arithmetic of spans on a calendar. */
final class Reckoning {
  private static final Duration QUOTED_BY_QUARTERS = Duration.ofHours(2);

  private final OpenTime openTime;
  private final ZoneId zone;

  Reckoning(BusinessCalendar calendar) {
    this.openTime = new OpenTime(calendar);
    this.zone = calendar.zone();
  }

  Instant due(Instant arrival, Span span) {
    return switch (span) {
      case Span.Elapsed(Duration duration) -> arrival.plus(duration);
      case Span.Days(int count) -> days(arrival, count);
      case Span.BusinessTime(Duration duration) -> openTimeAfter(arrival, duration);
      case Span.BusinessDays(int count) -> openDays(arrival, count);
    };
  }

  Instant before(Instant due, Span span) {
    return switch (span) {
      case Span.Elapsed(Duration duration) -> due.minus(duration);
      case Span.Days(int count) -> days(due, -count);
      case Span.BusinessTime(Duration duration) -> openTimeBefore(due, duration);
      case Span.BusinessDays(int count) -> openDays(due, -count);
    };
  }

  /**
   * The instant that is quoted for a result: not past the end of the span of open time that it lies
   * in, or else of one that opens meanwhile, or an earlier mail could be promised a later instant
   * than one that comes after it.
   */
  Instant quoted(Instant result, Span span) {
    Instant full = new LocalClock(zone).full(result, minutesQuoted(span));
    return openTime.around(openTime.dateOf(result)).stream()
        .filter(opening -> !opening.until().isBefore(result) && opening.from().isBefore(full))
        .findFirst()
        .map(opening -> earlier(full, opening.until()))
        .orElse(full);
  }

  private static int minutesQuoted(Span span) {
    return switch (span) {
      case Span.Elapsed(Duration duration) -> minutesQuoted(duration);
      case Span.BusinessTime(Duration duration) -> minutesQuoted(duration);
      case Span.Days _, Span.BusinessDays _ -> 60;
    };
  }

  private static int minutesQuoted(Duration duration) {
    return duration.compareTo(QUOTED_BY_QUARTERS) < 0 ? 15 : 30;
  }

  /** The local time is kept; of the two in an hour that the clock repeats, the first is meant. */
  private Instant days(Instant at, int days) {
    return LocalDateTime.ofInstant(at, zone).plusDays(days).atZone(zone).toInstant();
  }

  private Instant openTimeAfter(Instant arrival, Duration duration) {
    Instant at = arrival;
    Duration left = duration;
    while (true) {
      Opening opening = openTime.endingAfter(at);
      Instant from = later(at, opening.from());
      Duration open = Duration.between(from, opening.until());
      if (left.compareTo(open) <= 0) {
        return from.plus(left);
      }
      left = left.minus(open);
      at = opening.until();
    }
  }

  private Instant openTimeBefore(Instant due, Duration duration) {
    Instant at = due;
    Duration left = duration;
    while (true) {
      Opening opening = openTime.beginningBefore(at);
      Instant until = earlier(at, opening.until());
      Duration open = Duration.between(opening.from(), until);
      if (left.compareTo(open) <= 0) {
        return until.minus(left);
      }
      left = left.minus(open);
      at = opening.from();
    }
  }

  /** A closing of 24:00 is the end of its own day, not the beginning of the next. */
  private Instant openDays(Instant counted, int days) {
    if (openTime.isOpen(counted)) {
      return openDays(openTime.dateOf(counted), counted, days);
    }
    Opening last = openTime.closedBy(counted);
    return openDays(last.date(), last.until(), days);
  }

  private Instant openDays(LocalDate date, Instant counted, int days) {
    Duration intoDay =
        Duration.between(date.atStartOfDay(), LocalDateTime.ofInstant(counted, zone));
    List<Opening> day = openTime.openDay(date, days);
    return within(day, openTime.instant(day.getFirst().date().atStartOfDay().plus(intoDay)));
  }

  /** The instant if it is open, else the closing before it, else the day's opening. */
  private static Instant within(List<Opening> day, Instant at) {
    Instant within = day.getFirst().from();
    for (Opening opening : day) {
      if (!opening.from().isAfter(at)) {
        within = earlier(at, opening.until());
      }
    }
    return within;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
