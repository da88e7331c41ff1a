package fi.kuittaus.promise;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * The instant by which a person will have answered, or called.
 *
 * @param dueAt the instant as quoted, after rounding
 * @param zone the zone in which letters word it
 * @param calendar the name of the calendar that it was reckoned by
 * @param what is promised
 */
public record Promise(Instant dueAt, ZoneId zone, String calendar, What what) {
  /** What a person will have done. */
  public enum What {
    /** Written, or done whatever else reaches the customer. */
    ANSWER,
    /** Called the customer. */
    CALL;

    /** The word for it in the store and the API. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this label; whatever else it is, an answer. */
    public static What of(String label) {
      return label.equals(CALL.label()) ? CALL : ANSWER;
    }
  }

  /** An answer by this instant. */
  public Promise(Instant dueAt, ZoneId zone, String calendar) {
    this(dueAt, zone, calendar, What.ANSWER);
  }

  /** The same instant, for this. */
  public Promise of(What other) {
    return new Promise(dueAt, zone, calendar, other);
  }

  public boolean isCall() {
    return what == What.CALL;
  }

  /** The due instant on the local clock. */
  public ZonedDateTime local() {
    return dueAt.atZone(zone);
  }
}
