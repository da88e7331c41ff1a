package fi.kuittaus.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The fence before the customers of one mailbox: open while this process holds the mailbox's lease
 * and has looked at it recently enough. Mails to the desk pass it. Safe for several threads.
 */
public final class Fence {
  private final Duration validity;
  private final LongSupplier nanos;
  private final ClockWatch clock;
  private volatile State state;

  /**
   * What was last seen.
   *
   * @param closed why nothing may leave, whatever the time
   * @param lookedAt the start of the last look that succeeded
   * @param opensAt when another process that had the lease sends no more, whatever it knows
   */
  private record State(Optional<String> closed, long lookedAt, long opensAt) {}

  /**
   * A closed one.
   *
   * @param validity how long a look at the lease is good for, in real time
   * @param nanos as {@link System#nanoTime()}
   */
  public Fence(Duration validity, LongSupplier nanos, ClockWatch clock) {
    this.validity = validity;
    this.nanos = nanos;
    this.clock = clock;
    long now = nanos.getAsLong();
    state = new State(Optional.of("the lease of the mailbox has not been taken yet"), now, now);
  }

  /** Why nothing may leave to customers, in a few words; empty: letters may leave. */
  public Optional<String> whyNotSend() {
    State now = state;
    if (now.closed().isPresent()) {
      return now.closed();
    }
    if (hasLapsed()) {
      return Optional.of("the lease in the mailbox could not be looked at for " + words(validity));
    }
    if (nanos.getAsLong() - now.opensAt() < 0) {
      return Optional.of("the one that sent before may not know yet that it was replaced");
    }
    return clock.jump().map(_ -> "the clock has jumped: the lease is looked at first");
  }

  /** Whether the last look that succeeded is too long ago. */
  boolean hasLapsed() {
    return nanos.getAsLong() - state.lookedAt() > validity.toNanos();
  }

  /** Whether it waits for another process to fall silent. */
  boolean isYetToOpen() {
    State now = state;
    return now.closed().isEmpty() && nanos.getAsLong() - now.opensAt() < 0;
  }

  /**
   * Opens it, or leaves it open.
   *
   * @param lookedAt when the look at the lease began, in nanoseconds
   * @param opensAt the earliest instant at which something may leave, likewise
   */
  void open(long lookedAt, long opensAt) {
    state = new State(Optional.empty(), lookedAt, opensAt);
  }

  /** Closes it for this reason, which a look has shown. */
  void close(String why, long lookedAt) {
    state = new State(Optional.of(why), lookedAt, lookedAt);
  }

  private static String words(Duration span) {
    return span.toMinutes() > 0 ? span.toMinutes() + " minutes" : span.toSeconds() + " seconds";
  }
}
