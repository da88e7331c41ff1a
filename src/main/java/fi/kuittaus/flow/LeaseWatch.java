package fi.kuittaus.flow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that keeps one mailbox's lease, turn by turn, and gives it back at the end. */
public final class LeaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);

  /** A server that hangs then does not get its lease back, and the next start takes it anyway. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Leasing leasing;
  private final Duration tick;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /**
   * A watch that has not begun.
   *
   * @param tick between two turns
   */
  public LeaseWatch(String name, Leasing leasing, Duration tick) {
    this.leasing = leasing;
    this.tick = tick;
    this.thread = Thread.ofVirtual().name(name + "-lease").unstarted(this::work);
  }

  /**
   * Begins; returns at once.
   *
   * @throws IllegalThreadStateException if it has begun before
   */
  public void start() {
    thread.start();
  }

  private void work() {
    try {
      do {
        turn();
      } while (!stop.await(tick.toMillis(), TimeUnit.MILLISECONDS));
      leasing.release();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      leasing.turn();
    } catch (RuntimeException e) {
      if (stop.getCount() > 0) {
        LOG.error("the lease could not be dealt with, it is tried again", e);
      }
    }
  }

  /**
   * Gives the lease back, in a second or not at all. To be called when nothing is sent any more.
   */
  @Override
  public void close() {
    stop.countDown();
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(FAREWELL)) {
        LOG.info("{}: no time to give the lease back", thread.getName());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
