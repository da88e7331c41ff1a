package fi.kuittaus.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The doubt about this machine's clock: whether it has kept pace with a clock that cannot be set
 * since the mail server last confirmed it, and whether it agreed with the server's then. Safe for
 * several threads.
 */
public final class ClockWatch {
  /** How far two clocks may differ. */
  public static final Duration TOLERANCE = Duration.ofMinutes(2);

  /** An INTERNALDATE has no fractions. */
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Optional<Duration> tolerance;
  private volatile Look last;

  /** What both clocks showed when the server last gave its time, and how it differed. */
  private record Look(Instant wall, long nanos, Optional<String> wrong) {}

  /**
   * A clock that is trusted until it jumps, or the server says otherwise.
   *
   * @param nanos as {@link System#nanoTime()}: a clock that nobody sets
   * @param tolerance empty: the clock is never doubted
   */
  public ClockWatch(InstantSource clock, LongSupplier nanos, Optional<Duration> tolerance) {
    this.clock = clock;
    this.nanos = nanos;
    this.tolerance = tolerance;
    this.last = look(Optional.empty());
  }

  private Look look(Optional<String> wrong) {
    return new Look(clock.instant(), nanos.getAsLong(), wrong);
  }

  /** Why all but acknowledgements have to wait; empty: the clock is right, as far as is known. */
  public Optional<String> whyHold() {
    return last.wrong().or(() -> jump().map(by -> "the clock has jumped by " + words(by)));
  }

  /** How far the clock has jumped since the server last gave its time; empty: it has not. */
  Optional<Duration> jump() {
    Look then = last;
    Duration passed = Duration.ofNanos(nanos.getAsLong() - then.nanos());
    Duration shown = Duration.between(then.wall(), clock.instant());
    return tolerance
        .map(_ -> shown.minus(passed))
        .filter(by -> by.abs().compareTo(tolerance.orElseThrow()) > 0);
  }

  /** What the server's time has changed. */
  enum Change {
    NONE,
    NOW_WRONG,
    RIGHT_AGAIN
  }

  /**
   * Compares with the server.
   *
   * @param asked our time before the server took its own
   * @param answered our time afterwards
   * @param server its time, cut to the second
   */
  Change confirm(Instant asked, Instant answered, Instant server) {
    boolean was = last.wrong().isPresent();
    Optional<String> wrong =
        tolerance
            .filter(most ->
                server.plus(SECOND).isBefore(asked.minus(most))
                    || server.isAfter(answered.plus(most)))
            .map(_ -> difference(answered, server));
    last = look(wrong);
    if (was == wrong.isPresent()) {
      return Change.NONE;
    }
    return was ? Change.RIGHT_AGAIN : Change.NOW_WRONG;
  }

  private static String difference(Instant ours, Instant server) {
    return "this machine's clock and the mail server's differ by "
        + words(Duration.between(server, ours));
  }

  private static String words(Duration by) {
    Duration size = by.abs();
    return size.toMinutes() < 120 ? size.toMinutes() + " minutes" : size.toHours() + " hours";
  }
}
