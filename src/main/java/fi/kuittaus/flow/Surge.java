package fi.kuittaus.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A count of what happens within a minute. What is found first after an absence happened at some
 * time of it, and not within a minute. For one thread.
 */
final class Surge {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** By then what was done in the absence has been found. */
  private static final Duration RETURN = Duration.ofHours(1);

  private final int most;
  private Instant until;
  private final Deque<Count> counts = new ArrayDeque<>();
  private long spare;

  /**
   * A count that begins now.
   *
   * @param most so many within a minute are usual
   * @param missed so many may have happened while nobody counted
   */
  Surge(int most, long missed, Instant now) {
    this.most = most;
    this.spare = missed;
    this.until = now.plus(RETURN);
  }

  /** Nobody could count for a while until now, in which so many may have happened. */
  void returned(long missed, Instant now) {
    spare = missed;
    until = now.plus(RETURN);
  }

  private record Count(Instant at, long number) {}

  /** Whether more than usual have happened, these included. */
  boolean isReachedBy(int number, Instant now) {
    counts.removeIf(c -> c.at().plus(MINUTE).isBefore(now));
    long before = now.isBefore(until) ? Math.min(spare, number) : 0;
    spare -= before;
    counts.add(new Count(now, number - before));
    return counts.stream().mapToLong(Count::number).sum() > most;
  }
}
