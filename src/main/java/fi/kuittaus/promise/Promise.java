package fi.kuittaus.promise;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The instant by which a person will have answered.
 *
 * @param dueAt the instant as quoted, after rounding
 * @param zone the zone in which letters word it
 * @param calendar the name of the calendar that it was reckoned by
 */
public record Promise(Instant dueAt, ZoneId zone, String calendar) {
  /** The due instant on the local clock. */
  public ZonedDateTime local() {
    return dueAt.atZone(zone);
  }
}
