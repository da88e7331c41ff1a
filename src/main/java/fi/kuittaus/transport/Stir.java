package fi.kuittaus.transport;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The word from the watch at the inbox that mails there were flagged or taken away: somebody acts
 * on them. Safe for several threads; one waits.
 */
final class Stir {
  private final Semaphore told = new Semaphore(0);

  /** However often it is told before anybody waits, it counts once. */
  synchronized void tell() {
    if (told.availablePermits() == 0) {
      told.release();
    }
  }

  /** Waits for the word, at most this long; whether it came, also before. */
  boolean await(Duration longest) throws InterruptedException {
    return told.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
  }
}
