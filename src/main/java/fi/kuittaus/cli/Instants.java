package fi.kuittaus.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Instants as commands read and write them: ISO 8601 with an offset. */
final class Instants {
  private static final Instant LEAST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant MOST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int LONGEST_ECHO = 100;
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxxxx", Locale.ROOT);
  private static final DateTimeFormatter PEOPLE =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  private Instants() {}

  /**
   * Reads {@code 2026-11-23T09:00:00+02:00}; {@code Z} is an offset too, and seconds may be absent.
   *
   * @throws IllegalArgumentException if it is none, or of another century than ours and the next;
   *     the message says what would do
   */
  static Instant parse(String text) {
    Instant at = instant(text);
    if (at.isBefore(LEAST) || at.isAfter(MOST)) {
      throw new IllegalArgumentException(echo(text) + " is not between 1970 and 2200");
    }
    return at;
  }

  /** The same, as an option of the command line. */
  static Instant option(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** With the offset of its zone in digits, also where it is zero, to the second. */
  static String iso(ZonedDateTime at) {
    return ISO.format(at);
  }

  /** {@code Mon 2026-11-23 09:00}. */
  static String forPeople(ZonedDateTime at) {
    return PEOPLE.format(at);
  }

  private static Instant instant(String text) {
    try {
      return DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          lacksOnlyItsOffset(text)
              ? echo(text) + " has no offset; " + echo(text + "+02:00") + " would do"
              : echo(text) + " is not an instant; \"2026-11-23T09:00:00+02:00\" would do",
          e);
    }
  }

  private static boolean lacksOnlyItsOffset(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String echo(String text) {
    return "\"" + Printable.clipped(text, LONGEST_ECHO) + "\"";
  }
}
