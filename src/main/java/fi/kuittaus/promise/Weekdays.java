package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The grammar of weekdays: "fri", "mon-thu", "mon,wed", "sun-thu". */
public final class Weekdays {
  private Weekdays() {}

  /**
   * Reads days and ranges of days, parted by commas; a range may run over the week's end
   * ("sun-thu").
   *
   * @return the days, never none
   * @throws IllegalArgumentException if a day is unknown or named twice; the message says what
   *     would do
   */
  public static Set<DayOfWeek> parse(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      for (DayOfWeek day : range(part)) {
        if (!days.add(day)) {
          throw new IllegalArgumentException("\"" + text + "\" names " + name(day) + " twice");
        }
      }
    }
    return days;
  }

  /** The day of an English name, whole or of three letters, in any case; empty if it is none. */
  static Optional<DayOfWeek> named(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> wanted.equals(lower(day)) || wanted.equals(lower(day).substring(0, 3)))
        .findFirst();
  }

  /** The day's English name, as in "Monday". */
  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static Set<DayOfWeek> range(String text) {
    String[] ends = text.split("[-–]", -1);
    if (ends.length > 2) {
      throw unknown(text);
    }
    DayOfWeek last = named(ends[ends.length - 1]).orElseThrow(() -> unknown(text));
    EnumSet<DayOfWeek> days = EnumSet.of(last);
    for (DayOfWeek day = named(ends[0]).orElseThrow(() -> unknown(text));
        day != last;
        day = day.plus(1)) {
      days.add(day);
    }
    return days;
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "\""
            + text.strip()
            + "\" is not a weekday or a range of them; \"mon-thu\", \"fri\" or \"mon,wed\" would"
            + " do");
  }

  private static String lower(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
