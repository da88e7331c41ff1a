package fi.kuittaus.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps from connecting again too soon after a failure: servers lock accounts whose login is
 * refused again and again. For one thread at a time.
 */
final class Restraint {
  private final LongSupplier nanos;
  private final Backoff outages = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private final Backoff refusals = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5));
  private long notBefore;
  private boolean waiting;
  private String last = "";

  /**
   * One that knows of no failure.
   *
   * @param nanos as {@link System#nanoTime()}
   */
  Restraint(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Returns where it is time to connect.
   *
   * @throws IOException with the last failure, where it is not
   */
  void check() throws IOException {
    if (waiting && nanos.getAsLong() - notBefore < 0) {
      throw new IOException("not tried again yet: " + last);
    }
  }

  void succeeded() {
    waiting = false;
    outages.reset();
    refusals.reset();
  }

  void failed(IOException e) {
    Backoff backoff = e instanceof LoginRefused ? refusals : outages;
    notBefore = nanos.getAsLong() + backoff.next().toNanos();
    waiting = true;
    last = Diagnosis.of(e);
  }
}
