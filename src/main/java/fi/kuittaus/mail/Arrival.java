package fi.kuittaus.mail;

import java.time.Instant;

/**
 * A mail that was found in a watched folder.
 *
 * @param uid its UID in that folder
 * @param arrivedAt INTERNALDATE, never later than now
 */
public record Arrival(long uid, Instant arrivedAt, Parsed mail, Flags flags) {
  /** A mail without any of these flags. */
  public Arrival(long uid, Instant arrivedAt, Parsed mail) {
    this(uid, arrivedAt, mail, Flags.NONE);
  }

  /**
   * The flags that say something of a mail that has just been found (RFC 9051 section 2.3.2).
   *
   * @param draft whether it has not been sent
   * @param deleted whether it is only waiting to be expunged
   */
  public record Flags(boolean draft, boolean deleted) {
    public static final Flags NONE = new Flags(false, false);
  }
}
