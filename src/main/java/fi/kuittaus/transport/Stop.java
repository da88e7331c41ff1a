package fi.kuittaus.transport;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of a watch, which every wait in it heeds. Safe for several threads. */
final class Stop {
  private final CountDownLatch latch = new CountDownLatch(1);

  void now() {
    latch.countDown();
  }

  boolean wanted() {
    return latch.getCount() == 0;
  }

  /**
   * Waits this long.
   *
   * @throws InterruptedException at once when the watch ends
   */
  void pause(Duration span) throws InterruptedException {
    if (latch.await(span.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("stopped");
    }
  }

  /**
   * @throws InterruptedException where the watch has ended
   */
  void check() throws InterruptedException {
    if (wanted() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("stopped");
    }
  }
}
