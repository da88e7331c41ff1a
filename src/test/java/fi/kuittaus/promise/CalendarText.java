package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A calendar in the words of the file, from which program and oracle each read their own. */
record CalendarText(
    ZoneId zone,
    Map<DayOfWeek, String> week,
    List<String> closed,
    Map<LocalDate, String> alsoOpen,
    boolean finnishHolidays) {
  private static final Holidays FINLAND = Holidays.in("FI");

  BusinessCalendar calendar() {
    Map<String, String> hours = new LinkedHashMap<>();
    week.forEach((day, text) -> hours.put(day.name().toLowerCase(Locale.ROOT), text));
    Map<LocalDate, OpeningHours> also = new LinkedHashMap<>();
    alsoOpen.forEach((date, text) -> also.put(date, OpeningHours.parse(text)));
    return new BusinessCalendar(
        "random",
        zone,
        WeeklyHours.parse(hours),
        closed.stream().map(DateRange::parse).toList(),
        also,
        finnishHolidays ? FINLAND : Holidays.none());
  }
}
