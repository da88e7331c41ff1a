package fi.kuittaus;

import fi.kuittaus.transport.Pace;
import java.time.Duration;

/**
 * How often the daemon looks, in real time.
 *
 * @param rounds between two looks for what falls due
 * @param outbox the longest sleep between two looks at the outbox
 * @param servers how often mail servers are asked
 */
record Tempo(Duration rounds, Duration outbox, Pace servers) {
  static final Tempo USUAL = new Tempo(Duration.ofSeconds(5), Duration.ofSeconds(5), Pace.USUAL);

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
              Duration.ofMillis(250)));
}
