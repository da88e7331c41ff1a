package fi.kuittaus.mail;

import java.time.Instant;

/**
 * A mail that was found in a watched folder.
 *
 * @param uid its UID in that folder
 * @param arrivedAt INTERNALDATE, never later than now
 */
public record Arrival(long uid, Instant arrivedAt, Parsed mail) {}
