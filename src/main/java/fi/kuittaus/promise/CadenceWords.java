package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grammar of cadences. */
final class CadenceWords {
  private static final String EXAMPLES =
      "\"every 2 hours\", \"every 3 business hours\", \"daily at 15:00\","
          + " \"weekly on Monday at 10:00\" or \"none\" would do";
  private static final Pattern EVERY = words("every\\s+(\\S.*)");
  private static final Pattern DAILY = words("daily\\s+at\\s+(\\S.*)");
  private static final Pattern WEEKLY = words("(?:weekly\\s+)?on\\s+([a-z\\s,]+)\\s+at\\s+(\\S.*)");
  private static final Pattern NONE = words("none");
  private static final Pattern COMMA = words("\\s*,\\s*|\\s+and\\s+");

  private CadenceWords() {}

  static Cadence parse(String text) {
    String words = text.strip();
    Matcher every = EVERY.matcher(words);
    if (every.matches()) {
      return new Cadence.Every(Span.parse(every.group(1)));
    }
    Matcher daily = DAILY.matcher(words);
    if (daily.matches()) {
      return new Cadence.Daily(times(daily.group(1)));
    }
    Matcher weekly = WEEKLY.matcher(words);
    if (weekly.matches()) {
      return new Cadence.Weekly(days(weekly.group(1), text), times(weekly.group(2)));
    }
    if (NONE.matcher(words).matches()) {
      return new Cadence.None();
    }
    throw unknown(text);
  }

  private static List<LocalTime> times(String text) {
    return Stream.of(COMMA.split(text, -1)).map(OpeningHours.Clock::time).toList();
  }

  private static Set<DayOfWeek> days(String names, String text) {
    return Stream.of(COMMA.split(names, -1))
        .map(name -> Weekdays.named(name).orElseThrow(() -> unknown(text)))
        .collect(Collectors.toSet());
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" does not say when updates are due; " + EXAMPLES);
  }

  private static Pattern words(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
