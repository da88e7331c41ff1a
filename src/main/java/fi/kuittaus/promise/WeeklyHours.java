package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The opening hours of an ordinary week.
 *
 * @param byDay the hours of each weekday that has any; a day that is absent is closed. Copied,
 *     Monday first
 */
public record WeeklyHours(Map<DayOfWeek, OpeningHours> byDay) {
  /** Open day and night. */
  public static final WeeklyHours ALWAYS =
      new WeeklyHours(
          Arrays.stream(DayOfWeek.values())
              .collect(Collectors.toMap(Function.identity(), _ -> OpeningHours.ALL_DAY)));

  public WeeklyHours {
    EnumMap<DayOfWeek, OpeningHours> copy = new EnumMap<>(DayOfWeek.class);
    byDay.forEach((day, hours) -> {
      if (hours.open()) {
        copy.put(day, hours);
      }
    });
    byDay = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads hours by days: {@code {"mon-thu": "08:00-11:30, 12:00-16:00", "fri": "08:00-15:00"}}.
   *
   * @throws IllegalArgumentException if days or hours are unreadable, or a day is named twice
   */
  public static WeeklyHours parse(Map<String, String> hoursByDays) {
    EnumMap<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
    hoursByDays.forEach((days, hours) -> {
      for (DayOfWeek day : Weekdays.parse(days)) {
        if (week.put(day, OpeningHours.parse(hours)) != null) {
          throw new IllegalArgumentException(
              "\"" + days + "\": " + Weekdays.name(day) + " has hours already");
        }
      }
    });
    return new WeeklyHours(week);
  }

  /** The hours of a weekday; {@link OpeningHours#CLOSED} if it has none. */
  public OpeningHours on(DayOfWeek day) {
    return byDay.getOrDefault(day, OpeningHours.CLOSED);
  }
}
