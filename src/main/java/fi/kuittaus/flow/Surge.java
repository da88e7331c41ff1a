package fi.kuittaus.flow;

import fi.kuittaus.flow.Absences.Absence;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A count of what happens within a minute. What is found first after an absence happened at some
 * time of it, and not within a minute. For one thread.
 */
final class Surge {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** By then what was done in the absence has been found. */
  private static final Duration RETURN = Duration.ofHours(1);

  private final int most;
  private final Absences absences;
  private final Deque<Count> counts = new ArrayDeque<>();
  private Optional<Absence> allowed = Optional.empty();
  private long spare;

  /**
   * A count that begins now.
   *
   * @param most so many within a minute are usual
   */
  Surge(int most, Absences absences) {
    this.most = most;
    this.absences = absences;
  }

  private record Count(Instant at, long number) {}

  /** Whether more than usual have happened, these included. */
  boolean isReachedBy(Transaction tx, int number, Instant now) {
    absences.last(now).ifPresent(absence -> allow(tx, absence));
    counts.removeIf(c -> c.at().plus(MINUTE).isBefore(now));
    boolean back = allowed.filter(a -> now.isBefore(a.until().plus(RETURN))).isPresent();
    long before = back ? Math.min(spare, number) : 0;
    spare -= before;
    counts.add(new Count(now, number - before));
    return counts.stream().mapToLong(Count::number).sum() > most;
  }

  /** Once for each absence, also where it was not over yet. */
  private void allow(Transaction tx, Absence absence) {
    if (allowed.filter(a -> a.from().equals(absence.from())).isEmpty()) {
      spare = Moves.missed(tx, absence);
      allowed = Optional.of(absence);
    }
  }
}
