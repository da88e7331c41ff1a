package fi.kuittaus.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A count of what happens within a minute. For one thread. */
final class Surge {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final int most;
  private final Deque<Count> counts = new ArrayDeque<>();

  /** {@code most}: so many within a minute are usual. */
  Surge(int most) {
    this.most = most;
  }

  private record Count(Instant at, int number) {}

  /** Whether more than usual have happened, these included. */
  boolean isReachedBy(int number, Instant now) {
    counts.removeIf(c -> c.at().plus(MINUTE).isBefore(now));
    counts.add(new Count(now, number));
    return counts.stream().mapToInt(Count::number).sum() > most;
  }
}
