package fi.kuittaus;

import fi.kuittaus.config.PromisesFile;
import fi.kuittaus.conversation.Edition;
import fi.kuittaus.flow.Reloading;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over {@code promises.yaml}: a look at its content each second, which a rename, a
 * swapped link and a network drive cannot escape.
 */
final class PolicyWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
  private final PromisesFile file;
  private final Reloading reloading;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("promises").unstarted(this::run);
  private Optional<Edition> pending = Optional.empty();
  private boolean failing;

  PolicyWatch(PromisesFile file, Reloading reloading) {
    this.file = file;
    this.reloading = reloading;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stop.await(1, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look; what fails is tried again at the next, and logged once. */
  private void look() {
    try {
      pending = file.look().or(() -> pending);
      pending.ifPresentOrElse(reloading::offer, reloading::finish);
      pending = Optional.empty();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("a new promises.yaml could not be looked at, it is tried again", e);
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
