package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rhythm of status updates: "every 2 hours", "daily at 15:00", "weekly on Monday at 10:00", "on
 * Monday, Thursday at 10:00", "none". Immutable.
 */
public sealed interface Cadence {
  /** An update a span after whatever the customer heard last. */
  record Every(Span span) implements Cadence {
    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Updates at times of day, on open days only.
   *
   * @param times one or more; sorted, each once
   */
  record Daily(List<LocalTime> times) implements Cadence {
    public Daily {
      times = List.copyOf(new TreeSet<>(times));
      if (times.isEmpty()) {
        throw new IllegalArgumentException("daily needs a time; \"daily at 15:00\" would do");
      }
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Updates on days of the week.
   *
   * @param days one or more; from Monday on
   * @param times of each day, one or more; sorted, each once
   */
  record Weekly(Set<DayOfWeek> days, List<LocalTime> times) implements Cadence {
    public Weekly {
      times = List.copyOf(new TreeSet<>(times));
      if (days.isEmpty() || times.isEmpty()) {
        throw new IllegalArgumentException(
            "a day and a time are needed; \"weekly on Monday at 10:00\" would do");
      }
      days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** No updates. */
  record None() implements Cadence {
    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * Reads "every 2 hours", "every 3 business hours", "daily at 10:00, 15:00", "weekly on Monday at
   * 10:00", "on Monday, Thursday at 10:00" or "none", in any case.
   *
   * @throws IllegalArgumentException if it is none of these; the message says what would do
   */
  static Cadence parse(String text) {
    return CadenceWords.parse(text);
  }

  /**
   * The next update after an instant.
   *
   * <p>An interval ends, and is rounded, as a promise of that span is. Times of day fall on open
   * days only; the weekday of a weekly update does, open or not. What falls in closed time moves to
   * the next opening; a closing is not closed time, so "daily at 15:00" holds where Friday ends at
   * 15:00 (let it leave at {@link BusinessCalendar#lastOpenAtOrBefore}).
   *
   * @return strictly after the instant, open or a closing; empty if there are no updates
   * @throws IllegalStateException if the calendar does not open within two years
   */
  default Optional<Instant> next(Instant after, BusinessCalendar calendar) {
    return switch (this) {
      case None _ -> Optional.empty();
      case Every(Span span) -> Optional.of(calendar.openOrClosing(calendar.promised(after, span)));
      case Daily(List<LocalTime> times) -> Optional.of(nextDaily(times, after, calendar));
      case Weekly weekly -> Optional.of(nextWeekly(weekly, after, calendar));
    };
  }

  /** The cadence as people write it, which {@link #parse} reads back to an equal one. */
  default String text() {
    return switch (this) {
      case None _ -> "none";
      case Every(Span span) -> "every " + span;
      case Daily(List<LocalTime> times) -> "daily" + at(times);
      case Weekly(Set<DayOfWeek> days, List<LocalTime> times) ->
          (days.size() == 1 ? "weekly on " : "on ")
              + days.stream().map(Weekdays::name).collect(Collectors.joining(", "))
              + at(times);
    };
  }

  private static String at(List<LocalTime> times) {
    return " at " + times.stream().map(OpeningHours.Clock::text).collect(Collectors.joining(", "));
  }

  /** The open day before may have an update that is put off to the opening that comes next. */
  private static Instant nextDaily(
      List<LocalTime> times, Instant after, BusinessCalendar calendar) {
    OpenTime openTime = new OpenTime(calendar);
    LocalDate date = openTime.dateOf(after);
    LocalDate start =
        openTime.openDays(date.minusDays(1), -1).findFirst().map(Cadence::dateOf).orElse(date);
    return openTime
        .openDays(start, 1)
        .map(Cadence::dateOf)
        .flatMap(day ->
            times.stream()
                .map(time -> calendar.openOrClosing(openTime.instant(day.atTime(time))))
                .sorted())
        .filter(at -> at.isAfter(after))
        .findFirst()
        .orElseThrow(() -> openTime.neverOpen(start));
  }

  private static LocalDate dateOf(List<Opening> openDay) {
    return openDay.getFirst().date();
  }

  /** An update that is put off into the day of the next one is left out. */
  private static Instant nextWeekly(Weekly weekly, Instant after, BusinessCalendar calendar) {
    OpenTime openTime = new OpenTime(calendar);
    LocalDate day = openTime.dateOf(after).plusDays(1);
    do {
      day = day.minusDays(1);
    } while (!weekly.days().contains(day.getDayOfWeek()));
    while (true) {
      LocalDate date = day;
      LocalDate next = dayAfter(date, weekly.days());
      Optional<Instant> found =
          weekly.times().stream()
              .map(time -> calendar.openOrClosing(openTime.instant(date.atTime(time))))
              .filter(at -> at.isAfter(after) && openTime.dateOf(at).isBefore(next))
              .min(Comparator.naturalOrder());
      if (found.isPresent()) {
        return found.get();
      }
      day = next;
    }
  }

  private static LocalDate dayAfter(LocalDate date, Set<DayOfWeek> days) {
    return days.stream()
        .map(day -> date.with(TemporalAdjusters.next(day)))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
