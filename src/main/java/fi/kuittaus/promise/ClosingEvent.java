package fi.kuittaus.promise;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An event of a calendar file that closes days.
 *
 * @param name what closes them
 * @param first the days of its first occurrence; at most a year
 * @param yearly how it comes again; empty: it does not
 * @param also further dates on which it begins
 * @param except dates on which it would begin, and does not
 */
record ClosingEvent(
    String name,
    DateRange first,
    Optional<Yearly> yearly,
    Set<LocalDate> also,
    Set<LocalDate> except) {
  private static final int MOST_DAYS = 366;

  ClosingEvent {
    also = Set.copyOf(also);
    except = Set.copyOf(except);
    if (first.days() > MOST_DAYS) {
      throw new IllegalArgumentException("this is more than a year; is the year right?");
    }
  }

  /** The days of a year that it closes; one that began in the year before may last into it. */
  Stream<LocalDate> datesIn(int year) {
    return Stream.concat(begins(year), also.stream())
        .distinct()
        .filter(begin -> !except.contains(begin))
        .flatMap(begin -> begin.datesUntil(begin.plusDays(first.days())))
        .filter(date -> date.getYear() == year);
  }

  private Stream<LocalDate> begins(int year) {
    return yearly
        .map(rule -> rule.begins(first.first(), year))
        .orElseGet(() -> Stream.of(first.first()));
  }
}
