package fi.kuittaus.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calendars that tests share. */
final class Calendars {
  static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

  /** The office of the design, without holidays. */
  static final BusinessCalendar PLAIN_OFFICE =
      week(HELSINKI, "mon-thu", "08:00-11:30, 12:00-16:00", "fri", "08:00-15:00");

  /** The office of the design, with Finland's holidays, its closed days and its Saturday. */
  static final BusinessCalendar OFFICE =
      new BusinessCalendar(
          "office",
          HELSINKI,
          PLAIN_OFFICE.week(),
          List.of(DateRange.parse("2026-12-24"), DateRange.parse("2026-12-28..2026-12-31")),
          Map.of(LocalDate.of(2026, 12, 12), OpeningHours.parse("10:00-14:00")),
          Holidays.in("FI"));

  private Calendars() {}

  static BusinessCalendar week(ZoneId zone, String... daysAndHours) {
    Map<String, String> week = new LinkedHashMap<>();
    for (int i = 0; i < daysAndHours.length; i += 2) {
      week.put(daysAndHours[i], daysAndHours[i + 1]);
    }
    return new BusinessCalendar(
        "office", zone, WeeklyHours.parse(week), List.of(), Map.of(), Holidays.none());
  }

  /** An instant from local time, or from local time with an offset. */
  static Instant at(BusinessCalendar calendar, String text) {
    return text.matches(".*T.*[+-].*")
        ? ZonedDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(calendar.zone()).toInstant();
  }

  /** The local time as ISO 8601, with the offset if the expected text has one. */
  static String local(BusinessCalendar calendar, Instant at, String expected) {
    ZonedDateTime local = at.atZone(calendar.zone());
    return expected.matches(".*T.*[+-].*")
        ? local.toOffsetDateTime().toString()
        : local.toLocalDateTime().toString();
  }
}
