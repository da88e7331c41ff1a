package fi.kuittaus.mail;

import java.io.IOException;
import java.util.List;

/**
 * The folder of a mailbox in which the processes that could send for it tell each other that they
 * do. Every call blocks; safe for several threads.
 */
public interface LeaseBoard {
  /** The leases that lie in our folder, which is made where there is none; in no order. */
  List<FoundLease> leases() throws IOException;

  /**
   * Leaves a lease in our folder, already seen, with the server's own time.
   *
   * @throws IOException where it may or may not lie there now
   */
  FoundLease putLease(Lease lease) throws IOException;

  /** Deletes these mails of our folder for good, and no other; those that are gone are ignored. */
  void removeLeases(List<Long> uids) throws IOException;
}
