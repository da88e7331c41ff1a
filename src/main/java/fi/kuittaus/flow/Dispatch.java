package fi.kuittaus.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that empty one mailbox's outbox: as many as its account has connections, asleep until
 * the bell rings or the next mail may leave.
 */
public final class Dispatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final Duration STOP = Duration.ofSeconds(3);
  private static final Duration LAST_WORDS = Duration.ofMillis(500);
  private static final Duration QUICK = Duration.ofMillis(200);
  private static final int MOST = 32;
  private final Sending sending;
  private final InstantSource clock;
  private final Duration patience;
  private final RateLimit rate;
  private final Semaphore bell = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * A dispatch that is not started.
   *
   * @param rate how many mails may leave in what time
   * @param patience the longest sleep between two looks at the outbox, in real time
   */
  public Dispatch(Sending sending, InstantSource clock, RateLimit rate, Duration patience) {
    this.sending = sending;
    this.clock = clock;
    this.rate = rate;
    this.patience = patience;
  }

  /** Starts this many threads. */
  public void start(String name, int connections) {
    sending.recover();
    for (int i = 1; i <= connections; i++) {
      threads.add(Thread.ofVirtual().name(name + "-dispatch-" + i).start(this::work));
    }
  }

  /** Wakes the threads: there may be something to send. */
  public void ring() {
    bell.release(Math.max(1, threads.size()));
  }

  private void work() {
    while (!stopping) {
      try {
        sendAll();
        bell.tryAcquire(sleepMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("sending failed, it is tried again", e);
        pause();
      }
    }
  }

  /** Together only where mails leave quickly: what is claimed keeps other threads from it. */
  private void sendAll() throws InterruptedException {
    int together = 1;
    while (!stopping) {
      int leave = rate.take(clock.instant(), together);
      long began = System.nanoTime();
      int sent = leave == 0 ? 0 : sending.sendSome(leave);
      rate.giveBack(leave - sent);
      if (sent == 0) {
        return;
      }
      boolean quick = System.nanoTime() - began < QUICK.toNanos();
      together = quick ? Math.min(MOST, 2 * together) : 1;
    }
  }

  private long sleepMillis() {
    Instant now = clock.instant();
    long most = patience.toMillis();
    return sending
        .nextAt()
        .map(at -> Math.max(Duration.between(now, at).toMillis(), rate.freeIn(now).toMillis()))
        .map(millis -> Math.clamp(millis, 10, most))
        .orElse(most);
  }

  private void pause() {
    try {
      bell.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the mails in flight end, for a few seconds; then interrupts. */
  @Override
  public void close() {
    stopping = true;
    ring();
    joinFor(STOP);
    threads.forEach(Thread::interrupt);
    joinFor(LAST_WORDS);
  }

  private void joinFor(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
