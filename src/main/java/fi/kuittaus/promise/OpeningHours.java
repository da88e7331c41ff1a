package fi.kuittaus.promise;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The opening hours of one day: spans of local time, in order, none overlapping another.
 *
 * <p>Without a span the day is closed. Immutable.
 *
 * @param spans the spans; sorted and copied
 */
public record OpeningHours(List<Hours> spans) {
  /** A day without business. */
  public static final OpeningHours CLOSED = new OpeningHours(List.of());

  /** From midnight to midnight. */
  public static final OpeningHours ALL_DAY =
      new OpeningHours(List.of(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));

  /**
   * One span of local time within a day.
   *
   * @param from the opening, itself open
   * @param to the closing, itself no longer open; {@link LocalTime#MIDNIGHT} is 24:00, the day's
   *     end
   */
  public record Hours(LocalTime from, LocalTime to) {
    private static final Pattern TEXT = Pattern.compile("(\\S+?)\\s*[-–]\\s*(\\S+)");

    public Hours {
      if (!toDayEnd(to) && !from.isBefore(to)) {
        throw new IllegalArgumentException(
            "\""
                + text(from, to)
                + "\" "
                + (from.equals(to)
                    ? "is a span of nothing; \"08:00-16:00\" would do"
                    : "ends before it begins; for a night write both its days: \"00:00-06:00,"
                        + " 22:00-24:00\""));
      }
    }

    static Hours parse(String text) {
      Matcher parts = TEXT.matcher(text.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "\"" + text.strip() + "\" is not a span of opening hours; \"08:00-16:00\" would do");
      }
      LocalTime from = Clock.time(parts.group(1));
      if (parts.group(2).equals("24:00")) {
        return new Hours(from, LocalTime.MIDNIGHT);
      }
      LocalTime to = Clock.time(parts.group(2));
      if (toDayEnd(to)) {
        throw new IllegalArgumentException(
            "\"" + text.strip() + "\" ends before it begins; the day's end is \"24:00\"");
      }
      return new Hours(from, to);
    }

    /** Whether the span lasts to the end of its day. */
    public boolean toDayEnd() {
      return toDayEnd(to);
    }

    private boolean meets(Hours later) {
      return toDayEnd() || to.isAfter(later.from);
    }

    private static boolean toDayEnd(LocalTime to) {
      return to.equals(LocalTime.MIDNIGHT);
    }

    private static String text(LocalTime from, LocalTime to) {
      return from + "-" + (toDayEnd(to) ? "24:00" : to);
    }

    @Override
    public String toString() {
      return text(from, to);
    }
  }

  public OpeningHours {
    List<Hours> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparing(Hours::from));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).meets(sorted.get(i))) {
        throw new IllegalArgumentException(
            "\""
                + sorted.get(i - 1)
                + "\" and \""
                + sorted.get(i)
                + "\" overlap; \"08:00-11:30, 12:00-16:00\" would do");
      }
    }
    spans = List.copyOf(sorted);
  }

  /**
   * Reads "08:00-11:30, 12:00-16:00"; {@code 24:00} is the day's end.
   *
   * @throws IllegalArgumentException if a span is unreadable, empty, reversed or overlaps another,
   *     or if there is none; the message says what would do
   */
  public static OpeningHours parse(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "no opening hours; \"08:00-16:00\" would do, and a day left out is closed");
    }
    return new OpeningHours(Stream.of(text.split(",", -1)).map(Hours::parse).toList());
  }

  /** Whether there is business at all. */
  public boolean open() {
    return !spans.isEmpty();
  }

  /** The hours as {@link #parse} reads them; empty if closed. */
  @Override
  public String toString() {
    return spans.stream().map(Hours::toString).collect(Collectors.joining(", "));
  }

  /** The grammar of times of day: "8:00", "08:00", "15:30". */
  static final class Clock {
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");

    private Clock() {}

    static LocalTime time(String text) {
      Matcher parts = TIME.matcher(text.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "\"" + text.strip() + "\" is not a time of day; \"08:00\" would do");
      }
      return LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    static String text(LocalTime time) {
      return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }
  }
}
