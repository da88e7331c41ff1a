package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of yearly recurrences. */
final class YearlyWords {
  private static final Pattern WEEKDAY = Pattern.compile("([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)");
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final Set<String> KNOWN =
      Set.of("FREQ", "INTERVAL", "UNTIL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST");
  private final Map<String, String> parts = new HashMap<>();

  private YearlyWords(String rule) {
    for (String part : rule.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length < 2 || !KNOWN.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) {
        throw unknown();
      }
    }
  }

  /**
   * The recurrence that a rule tells.
   *
   * @param date reads the date of UNTIL
   * @throws IllegalArgumentException if it is not yearly, or on more days than one
   */
  static Yearly parse(String rule, Function<String, LocalDate> date) {
    return new YearlyWords(rule).yearly(date);
  }

  private Yearly yearly(Function<String, LocalDate> date) {
    boolean both = parts.containsKey("BYDAY") && parts.containsKey("BYMONTHDAY");
    boolean ofYear = parts.containsKey("BYDAY") && !parts.containsKey("BYMONTH");
    if (!"YEARLY".equals(parts.get("FREQ")) || both || ofYear) {
      throw unknown();
    }
    return new Yearly(
        number("INTERVAL", 1, 1000).orElse(1),
        Optional.ofNullable(parts.get("UNTIL")).map(date),
        number("COUNT", 1, 10_000),
        number("BYMONTH", 1, 12),
        weekday().or(this::numbered));
  }

  private Optional<Yearly.Day> weekday() {
    return Optional.ofNullable(parts.get("BYDAY"))
        .map(text -> {
          Matcher words = WEEKDAY.matcher(text);
          if (!words.matches()) {
            throw unknown();
          }
          return new Yearly.Day.Weekday(
              Integer.parseInt(words.group(1)), DayOfWeek.of(WEEKDAYS.indexOf(words.group(2)) + 1));
        });
  }

  private Optional<Yearly.Day> numbered() {
    return number("BYMONTHDAY", -31, 31).map(Yearly.Day.Numbered::new);
  }

  private Optional<Integer> number(String name, int least, int most) {
    return Optional.ofNullable(parts.get(name))
        .map(text -> {
          if (!text.matches("[+-]?[0-9]{1,5}")) {
            throw unknown();
          }
          int number = Integer.parseInt(text);
          if (number < least || number > most || number == 0) {
            throw unknown();
          }
          return number;
        });
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "this repetition is not understood; FREQ=YEARLY with INTERVAL, COUNT, UNTIL and one day"
            + " (BYMONTH with BYMONTHDAY or BYDAY) is");
  }
}
