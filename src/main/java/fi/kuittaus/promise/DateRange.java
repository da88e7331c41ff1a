package fi.kuittaus.promise;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * A run of dates, from the first to the last, both included.
 *
 * @param first the first date
 * @param last the last date, not before the first
 */
public record DateRange(LocalDate first, LocalDate last) {
  private static final String EXAMPLES = "\"2026-12-24\" or \"2026-12-28..2026-12-31\" would do";

  public DateRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "\"" + first + ".." + last + "\" ends before it begins; " + EXAMPLES);
    }
  }

  /**
   * Reads "2026-12-24" or "2026-12-28..2026-12-31".
   *
   * @throws IllegalArgumentException if it is neither, or reversed; the message says what would do
   */
  public static DateRange parse(String text) {
    String[] ends = text.split("\\.\\.", 2);
    return new DateRange(date(ends[0], text), date(ends[ends.length - 1], text));
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }

  /** How many dates these are, at least 1. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** The range as {@link #parse} reads it. */
  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + ".." + last;
  }

  private static LocalDate date(String part, String text) {
    try {
      return LocalDate.parse(part.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text.strip() + "\" is not a date or a range of dates; " + EXAMPLES, e);
    }
  }
}
