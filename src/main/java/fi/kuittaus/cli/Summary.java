package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.ClosedDay;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration comes to at an instant.
 *
 * @param at when the sample mails arrive, and the twelve months of closed days begin
 */
record Summary(Configuration house, Instant at) {
  Collection<Urgency> urgencies() {
    return house.promises().urgencies().values();
  }

  Collection<BusinessCalendar> calendars() {
    return house.promises().calendars().values();
  }

  /** The promise to a mail that arrives now; empty if the calendar does not open any more. */
  Optional<Promise> sample(Urgency urgency) {
    try {
      return Optional.of(urgency.promise(at));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The days of the next twelve months without business. */
  List<ClosedDay> closedDays(BusinessCalendar calendar) {
    LocalDate today = today(calendar);
    return calendar.closedDays(today, lastDay(today));
  }

  /** The dates of the next twelve months that have hours of their own. */
  List<LocalDate> alsoOpen(BusinessCalendar calendar) {
    LocalDate today = today(calendar);
    return calendar.alsoOpen().keySet().stream()
        .filter(date -> !date.isBefore(today) && !date.isAfter(lastDay(today)))
        .toList();
  }

  LocalDate lastDay(BusinessCalendar calendar) {
    return lastDay(today(calendar));
  }

  private LocalDate today(BusinessCalendar calendar) {
    return LocalDate.ofInstant(at, calendar.zone());
  }

  private static LocalDate lastDay(LocalDate today) {
    return today.plusYears(1).minusDays(1);
  }
}
