package fi.kuittaus.promise;

import java.time.LocalDate;

/**
 * A date without business, with the reason.
 *
 * @param date the date
 * @param cause what closes it; where several do, the first of them
 * @param text the reason in English, as in "Midsummer Eve" or "closed on Saturdays"
 */
public record ClosedDay(LocalDate date, Cause cause, String text) {
  /** What closes a day, the particular before the general. */
  public enum Cause {
    /** Ops listed the date. */
    LISTED,
    /** A public holiday of the calendar's country or region. */
    HOLIDAY,
    /** A weekday that has no opening hours. */
    WEEKDAY
  }
}
