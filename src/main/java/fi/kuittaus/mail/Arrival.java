package fi.kuittaus.mail;

import java.time.Instant;

/**
 * A mail that was found in a watched folder.
 *
 * @param uid its UID in that folder
 * @param arrivedAt INTERNALDATE, never later than now
 * @param draft whether it is flagged as one that has not been sent (RFC 9051 section 2.3.2)
 */
public record Arrival(long uid, Instant arrivedAt, Parsed mail, boolean draft) {
  /** A mail that is no draft. */
  public Arrival(long uid, Instant arrivedAt, Parsed mail) {
    this(uid, arrivedAt, mail, false);
  }
}
