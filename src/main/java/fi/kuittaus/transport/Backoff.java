package fi.kuittaus.transport;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits that double from one failure to the next, with jitter. For one thread. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private int failures;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  int failures() {
    return failures;
  }

  void reset() {
    failures = 0;
  }

  /** Counts a failure: how long to wait now, within a quarter more or less. */
  Duration next() {
    long doubled = first.toMillis() << Math.min(failures, 20);
    failures++;
    long millis = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(millis * ThreadLocalRandom.current().nextLong(75, 126) / 100);
  }
}
