package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A yearly recurrence (RFC 5545 section 3.3.10).
 *
 * @param interval in years, 1 or more
 * @param until the last date on which it may begin
 * @param count how often it begins in all, the first time included
 * @param month 1 to 12; empty: that of the first time
 * @param day which day of the month; empty: that of the first time
 */
record Yearly(
    int interval,
    Optional<LocalDate> until,
    Optional<Integer> count,
    Optional<Integer> month,
    Optional<Day> day) {

  /** A day of a month. */
  sealed interface Day {
    /** By its number, from 1; below 0: from the month's end. */
    record Numbered(int number) implements Day {}

    /** By its weekday, as the fourth Thursday; below 0: from the month's end. */
    record Weekday(int ordinal, DayOfWeek weekday) implements Day {}
  }

  /** When it begins, from the first time to the end of this year. */
  Stream<LocalDate> begins(LocalDate first, int year) {
    List<LocalDate> begins = new ArrayList<>(List.of(first));
    for (int at = first.getYear(); at <= year; at += interval) {
      in(at, first)
          .filter(date -> date.isAfter(first))
          .filter(date -> until.map(last -> !date.isAfter(last)).orElse(true))
          .ifPresent(begins::add);
    }
    return begins.stream().limit(count.orElse(Integer.MAX_VALUE));
  }

  /** None where that year has no such day, as the 29th of February. */
  private Optional<LocalDate> in(int year, LocalDate first) {
    YearMonth within = YearMonth.of(year, month.orElse(first.getMonthValue()));
    return switch (day.orElse(new Day.Numbered(first.getDayOfMonth()))) {
      case Day.Numbered(int number) -> {
        int counted = number > 0 ? number : within.lengthOfMonth() + 1 + number;
        yield counted >= 1 && within.isValidDay(counted)
            ? Optional.of(within.atDay(counted))
            : Optional.empty();
      }
      case Day.Weekday(int ordinal, DayOfWeek weekday) ->
          Optional.of(within.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday)))
              .filter(date -> YearMonth.from(date).equals(within));
    };
  }
}
