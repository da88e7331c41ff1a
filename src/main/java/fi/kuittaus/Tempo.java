package fi.kuittaus;

import fi.kuittaus.flow.ClockWatch;
import fi.kuittaus.transport.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * How often the daemon looks, in real time.
 *
 * @param rounds between two looks for what falls due
 * @param outbox the longest sleep between two looks at the outbox
 * @param servers how often mail servers are asked
 * @param lease between two renewals of a mailbox's lease
 * @param clockTolerance how far this machine's clock may differ from the mail server's; empty: as
 *     far as it likes
 */
record Tempo(
    Duration rounds,
    Duration outbox,
    Pace servers,
    Duration lease,
    Optional<Duration> clockTolerance) {
  private static final Duration LEASE = Duration.ofMinutes(2);

  static final Tempo USUAL =
      new Tempo(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Pace.USUAL,
          LEASE,
          Optional.of(ClockWatch.TOLERANCE));

  /** For a clock that runs some hundred times as fast. */
  static final Tempo HURRIED =
      new Tempo(
          Duration.ofMillis(250),
          Duration.ofMillis(250),
          new Pace(
              Duration.ofSeconds(10),
              Duration.ofSeconds(2),
              Duration.ofMillis(100),
              Duration.ofMillis(250),
              Duration.ofMillis(250)),
          LEASE,
          Optional.empty());

  /**
   * The usual one; a test of the whole program has a quicker lease, {@code kuittaus.lease.seconds}.
   */
  static Tempo asTold() {
    return Optional.ofNullable(Long.getLong("kuittaus.lease.seconds"))
        .map(seconds ->
            new Tempo(
                USUAL.rounds(),
                USUAL.outbox(),
                USUAL.servers(),
                Duration.ofSeconds(seconds),
                USUAL.clockTolerance()))
        .orElse(USUAL);
  }

  /** How often the lease's keeper looks whether there is something to do. */
  Duration leaseTick() {
    Duration usual = Duration.ofSeconds(2);
    Duration tenth = lease.dividedBy(10);
    return tenth.compareTo(usual) < 0 ? tenth : usual;
  }
}
