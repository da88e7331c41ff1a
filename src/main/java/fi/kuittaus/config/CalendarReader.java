package fi.kuittaus.config;

import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.DateRange;
import fi.kuittaus.promise.Holidays;
import fi.kuittaus.promise.OpeningHours;
import fi.kuittaus.promise.Weekdays;
import fi.kuittaus.promise.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** One reading of a calendar's section. */
final class CalendarReader {
  private static final int MOST_DAYS_CLOSED = 366;

  private final Section section;
  private final HolidayFiles files;

  CalendarReader(Section section, HolidayFiles files) {
    this.section = section;
    this.files = files;
  }

  /** The calendar, unless something in it is missing or refused. */
  Optional<BusinessCalendar> read() {
    Optional<String> name = section.build(() -> Words.name(section.name()));
    Optional<ZoneId> zone = section.read("zone", Words::zone);
    Optional<WeeklyHours> week = week();
    Holidays holidays = holidays(zone.orElse(ZoneOffset.UTC));
    List<DateRange> closed = section.list("closed", CalendarReader::closed);
    Map<LocalDate, OpeningHours> alsoOpen = alsoOpen();
    return section.build(
        () ->
            new BusinessCalendar(
                name.orElseThrow(),
                zone.orElseThrow(),
                week.orElseThrow(),
                closed,
                alsoOpen,
                holidays),
        name,
        zone,
        week);
  }

  /** One source or a list of them. */
  private Holidays holidays(ZoneId zone) {
    Function<String, Holidays> parser = source -> files.read(section, source, zone);
    List<Holidays> all = new ArrayList<>(section.list("holidays", parser));
    section.read("holidays", parser).ifPresent(all::add);
    return Holidays.together(all);
  }

  private Optional<WeeklyHours> week() {
    return section
        .section("open")
        .map(this::byWeekday)
        .filter(week -> !week.byDay().isEmpty())
        .or(() -> section.read("open", CalendarReader::always));
  }

  private WeeklyHours byWeekday(Section open) {
    Map<DayOfWeek, String> named = new EnumMap<>(DayOfWeek.class);
    Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
    for (Node.Entry entry : open.mapping().entries()) {
      Set<DayOfWeek> days = open.key(entry, Weekdays::parse).orElse(Set.of());
      Optional<OpeningHours> hours = open.read(entry.key(), OpeningHours::parse);
      for (DayOfWeek day : days) {
        String before = named.putIfAbsent(day, entry.key());
        if (before != null) {
          open.findings().mistake(entry.keyAt(), twice(entry.key(), day, before));
        }
        hours.ifPresent(h -> week.put(day, h));
      }
    }
    return new WeeklyHours(week);
  }

  private static String twice(String key, DayOfWeek day, String before) {
    return key
        + ": "
        + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " has hours in "
        + before
        + " already; several spans a day stand together, as in \"08:00-11:30, 12:00-16:00\"";
  }

  private Map<LocalDate, OpeningHours> alsoOpen() {
    Map<LocalDate, OpeningHours> dates = new TreeMap<>();
    section
        .section("also-open")
        .ifPresent(also ->
            also.mapping()
                .entries()
                .forEach(entry -> {
                  Optional<LocalDate> date = also.key(entry, CalendarReader::date);
                  Optional<OpeningHours> hours = also.read(entry.key(), OpeningHours::parse);
                  date.ifPresent(d -> hours.ifPresent(h -> dates.put(d, h)));
                }));
    return dates;
  }

  private static WeeklyHours always(String text) {
    if (!text.equals("always")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not opening hours; { mon-fri: \"08:00-16:00\" } or always would do");
    }
    return WeeklyHours.ALWAYS;
  }

  /** A longer closure is a slip of the pen: such a calendar could promise nothing. */
  private static DateRange closed(String text) {
    DateRange range = DateRange.parse(text);
    if (range.days() > MOST_DAYS_CLOSED) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is more than a year; is the year right?");
    }
    return range;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a date; \"2026-12-12\" would do", e);
    }
  }
}
