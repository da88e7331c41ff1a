package fi.kuittaus.flow;

import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Lease;
import fi.kuittaus.mail.LeaseBoard;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mailbox in memory that holds leases, with a clock of its own. For one thread. */
final class LeaseFolder implements LeaseBoard {
  final List<FoundLease> leases = new ArrayList<>();
  private final InstantSource clock;
  private long uid;

  /** Why the server cannot be reached; empty: it can. */
  Optional<String> outage = Optional.empty();

  /** Whether the line breaks when a lease has just been taken in. */
  boolean breaksAfterPut;

  /** Whether it refuses to delete anything. */
  boolean keepsAll;

  /** What another process does just before the next lease is taken in. */
  Optional<Runnable> justBefore = Optional.empty();

  LeaseFolder(InstantSource clock) {
    this.clock = clock;
  }

  FoundLease add(Lease lease) {
    FoundLease found = new FoundLease(++uid, clock.instant(), lease);
    leases.add(found);
    return found;
  }

  @Override
  public List<FoundLease> leases() throws IOException {
    reach();
    return List.copyOf(leases);
  }

  @Override
  public FoundLease putLease(Lease lease) throws IOException {
    reach();
    Optional<Runnable> other = justBefore;
    justBefore = Optional.empty();
    other.ifPresent(Runnable::run);
    FoundLease found = add(lease);
    if (breaksAfterPut) {
      breaksAfterPut = false;
      throw new IOException("the connection broke");
    }
    return found;
  }

  @Override
  public void removeLeases(List<Long> uids) throws IOException {
    reach();
    if (keepsAll) {
      throw new IOException("permission denied");
    }
    leases.removeIf(lease -> uids.contains(lease.uid()));
  }

  private void reach() throws IOException {
    if (outage.isPresent()) {
      throw new IOException(outage.get());
    }
  }
}
