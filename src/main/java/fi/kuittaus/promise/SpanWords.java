package fi.kuittaus.promise;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of spans of time. */
final class SpanWords {
  static final String MOST = Span.MOST_DAYS + " days is the most";
  private static final String EXAMPLES =
      "\"4 business hours\", \"30 minutes\" or \"2 days\" would do";
  private static final Pattern SPAN =
      Pattern.compile(
          "(?<count>[0-9]+)\\s+(?<business>business\\s+)?(?<unit>minute|hour|day)s?",
          Pattern.CASE_INSENSITIVE);

  private SpanWords() {}

  static Span parse(String text) {
    Matcher words = SPAN.matcher(text.strip());
    if (!words.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a span of time; " + EXAMPLES);
    }
    int count = count(words.group("count"), text);
    boolean business = words.group("business") != null;
    return switch (words.group("unit").toLowerCase(Locale.ROOT)) {
      case "day" -> business ? new Span.BusinessDays(count) : new Span.Days(count);
      case "hour" -> ofTime(Duration.ofHours(count), business);
      default -> ofTime(Duration.ofMinutes(count), business);
    };
  }

  static String ofTime(Duration duration, String kind) {
    long minutes = duration.toMinutes();
    return minutes % 60 == 0
        ? plural(minutes / 60, kind + "hour")
        : plural(minutes, kind + "minute");
  }

  static String plural(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  private static Span ofTime(Duration duration, boolean business) {
    return business ? new Span.BusinessTime(duration) : new Span.Elapsed(duration);
  }

  private static int count(String digits, String text) {
    String significant = digits.replaceFirst("^0+", "");
    if (significant.isEmpty()) {
      throw new IllegalArgumentException("\"" + text + "\" is a span of nothing; " + EXAMPLES);
    }
    if (significant.length() > 7) {
      throw new IllegalArgumentException("\"" + text + "\" is too long; " + MOST);
    }
    return Integer.parseInt(significant);
  }
}
