package fi.kuittaus.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether a process may send for a mailbox, by the leases that lie there. */
public sealed interface LeaseVerdict {
  /** Nobody else stands in the way: the lease may be taken. */
  record Free() implements LeaseVerdict {}

  /** Another process may be at work: the lease may be taken when this one has fallen silent. */
  record Wait(FoundLease other) implements LeaseVerdict {}

  /** Another one has the better right, until a person decides otherwise. */
  record Held(Obstacle obstacle, FoundLease other) implements LeaseVerdict {
    /** Held by this one, which is newer where it is of the same instance. */
    public static Held by(FoundLease other, String ourInstance) {
      return new Held(
          other.ofInstance(ourInstance) ? Obstacle.NEWER : Obstacle.OTHER_INSTANCE, other);
    }
  }

  /** Why another lease has the better right. */
  enum Obstacle {
    /** It belongs to another database. */
    OTHER_INSTANCE,
    /** It is newer than our database knows: a backup was restored, or a copy of it is at work. */
    NEWER
  }

  /**
   * What our own database knows of its lease.
   *
   * @param place where we run now
   * @param counter of the last lease that it has recorded; 0: it never had one
   */
  record Known(String instance, String place, long counter) {
    /** Whether this lease is news to the database, so that its last state is not this one's. */
    public boolean isBehind(FoundLease lease) {
      return !lease.ofInstance(instance) || lease.lease().counter() > counter;
    }
  }

  /**
   * What a process finds that has no lease yet.
   *
   * @param silent whether a lease has not been renewed for so long that its process sends no more
   */
  static LeaseVerdict onTaking(Known us, List<FoundLease> found, Predicate<FoundLease> silent) {
    return governing(found).map(lease -> onTaking(us, lease, silent)).orElseGet(Free::new);
  }

  private static LeaseVerdict onTaking(Known us, FoundLease last, Predicate<FoundLease> silent) {
    Lease lease = last.lease();
    if (!last.ofInstance(us.instance()) && lease.released() && us.counter() == 0) {
      return new Free(); // a new database after another's orderly end has nothing to repeat
    }
    if (us.isBehind(last)) {
      return Held.by(last, us.instance());
    }
    // In the same place the database's own lock has kept any other process out.
    boolean over = lease.released() || lease.place().equals(us.place()) || silent.test(last);
    return over ? new Free() : new Wait(last);
  }

  /** Whoever takes the lease counts on from all that he finds; of two at once the first has it. */
  private static Optional<FoundLease> governing(List<FoundLease> found) {
    return found.stream()
        .max(
            Comparator.<FoundLease>comparingLong(f -> f.lease().counter())
                .thenComparing(Comparator.comparingLong(FoundLease::uid).reversed()));
  }

  /**
   * What stands in the way of the process whose lease this is, if anything does.
   *
   * @param overcome UIDs of leases that it took the place of, and that may still lie there
   */
  static Optional<Held> onRenewing(FoundLease mine, List<FoundLease> found, Set<Long> overcome) {
    return found.stream()
        .filter(other -> other.uid() != mine.uid() && !overcome.contains(other.uid()))
        .filter(other -> !isOver(mine, other))
        .findFirst()
        .map(other -> Held.by(other, mine.lease().instance()));
  }

  /** An earlier one of ours, or the farewell of somebody whose place we took. */
  private static boolean isOver(FoundLease mine, FoundLease other) {
    boolean earlier = other.lease().counter() < mine.lease().counter();
    boolean ours = other.ofInstance(mine.lease().instance()) && other.uid() < mine.uid();
    return earlier && (ours || other.lease().released());
  }

  /**
   * Who was quicker than a process that has just written its lease: it found the same, and wrote
   * first.
   *
   * @param before what lay there when it decided to write
   */
  static Optional<FoundLease> quicker(
      FoundLease mine, List<FoundLease> before, List<FoundLease> after) {
    Set<Long> known = before.stream().map(FoundLease::uid).collect(Collectors.toSet());
    return after.stream()
        .filter(other -> other.uid() < mine.uid() && !known.contains(other.uid()))
        .min(Comparator.comparingLong(FoundLease::uid));
  }
}
