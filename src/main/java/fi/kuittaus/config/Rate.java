package fi.kuittaus.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of something in a time: "25 per minute", "200 per 10 minutes".
 *
 * @param count 1 or more
 * @param per the time, at most a day
 */
public record Rate(int count, Duration per) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([0-9]{1,6})\\s+per\\s+(?:([0-9]{1,4})\\s+)?(second|minute|hour|day)s?",
          Pattern.CASE_INSENSITIVE);

  public Rate {
    if (count < 1 || !per.isPositive() || per.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "a rate is at least 1, in a day or less; \"25 per minute\" would do");
    }
  }

  /**
   * Reads a rate, in any case.
   *
   * @throws IllegalArgumentException if it is none; the message says what would do
   */
  public static Rate parse(String text) {
    Matcher words = TEXT.matcher(text.strip());
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a rate; \"25 per minute\" or \"200 per 10 minutes\" would do");
    }
    long units = words.group(2) == null ? 1 : Long.parseLong(words.group(2));
    return new Rate(Integer.parseInt(words.group(1)), unit(words.group(3)).multipliedBy(units));
  }

  private static Duration unit(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "second" -> Duration.ofSeconds(1);
      case "minute" -> Duration.ofMinutes(1);
      case "hour" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
