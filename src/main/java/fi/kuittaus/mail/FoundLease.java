package fi.kuittaus.mail;

import java.time.Instant;

/**
 * A lease as it lies in the mailbox.
 *
 * @param uid the later one was written later
 * @param arrivedAt when it was written by the server's own clock (INTERNALDATE), to the second
 */
public record FoundLease(long uid, Instant arrivedAt, Lease lease) {
  /** Whether this very process wrote it, or one that was copied with its memory. */
  public boolean ofRun(String run) {
    return lease.run().equals(run);
  }

  /** Whether it was written on the same database, or on a copy of it. */
  public boolean ofInstance(String instance) {
    return lease.instance().equals(instance);
  }
}
