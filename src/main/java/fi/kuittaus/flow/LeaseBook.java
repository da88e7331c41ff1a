package fi.kuittaus.flow;

import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Lease;
import fi.kuittaus.mail.LeaseVerdict.Known;
import fi.kuittaus.store.Leases;
import fi.kuittaus.store.Store;
import java.util.List;
import java.util.UUID;

/** What the database keeps of its right to send for one mailbox: its name, and its counter. */
final class LeaseBook {
  private final String mailboxId;
  private final Office office;
  private final Leasing.Self self;

  LeaseBook(String mailboxId, Office office, Leasing.Self self) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.self = self;
  }

  /** What the database knows of its lease; it gets its name at the first question. */
  Known known() {
    return office
        .store()
        .transaction(tx -> {
          Leases leases = tx.leases();
          if (leases.find(mailboxId).isEmpty()) {
            leases.begin(mailboxId, UUID.randomUUID().toString());
          }
          Leases.Recorded recorded = leases.find(mailboxId).orElseThrow();
          return new Known(recorded.instance(), self.place(), recorded.counter());
        });
  }

  /**
   * Gives the database another name, so that it differs from every copy of it.
   *
   * @param found what lies in the mailbox: if it is news to the database, another one may have done
   *     things that this one knows nothing of
   */
  Known renamed(Known before, List<FoundLease> found) {
    Known renamed = new Known(UUID.randomUUID().toString(), self.place(), before.counter());
    office
        .store()
        .run(tx -> {
          tx.leases().rename(mailboxId, renamed.instance());
          if (found.stream().anyMatch(before::isBehind)) {
            tx.leases().restoredBefore(mailboxId, office.now());
          }
        });
    return renamed;
  }

  /**
   * The next lease, above all that lie there. Counted, and on disk, before it is written: what lies
   * in the mailbox is never newer than the database that wrote it.
   */
  Lease next(Known us, List<FoundLease> found) {
    long highest =
        found.stream().mapToLong(f -> f.lease().counter()).reduce(us.counter(), Math::max);
    Store store = office.store();
    store.run(tx -> tx.leases().write(mailboxId, highest + 1, self.place()));
    return new Lease(us.instance(), self.run(), self.place(), highest + 1, false, office.now());
  }
}
