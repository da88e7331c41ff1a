package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A duty done on one IMAP connection, which is made anew whenever it breaks. Safe for several
 * threads; one runs it.
 */
final class ConnectionLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoop.class);

  /** What is done on the connection until it breaks. */
  interface Duty {
    void on(ImapLine line) throws IOException, InterruptedException;
  }

  private final String name;
  private final Account account;
  private final Wire wire;
  private final InstantSource clock;
  private final Stop stop;
  private final Duty duty;
  private final Backoff outages;
  private final Backoff refusals;
  private volatile Plug plug = new Plug();
  private volatile WatchStatus.Link link;

  /**
   * The clock, and the wait after a first failure.
   *
   * @param retry doubled with each further failure, to a minute, or five for a refused login
   */
  record Times(InstantSource clock, Duration retry) {}

  ConnectionLoop(String name, Account account, Wire wire, Times times, Stop stop, Duty duty) {
    this.name = name;
    this.account = account;
    this.wire = wire;
    this.clock = times.clock();
    this.stop = stop;
    this.duty = duty;
    this.outages = new Backoff(times.retry(), Duration.ofMinutes(1));
    // servers lock accounts after some refusals: a slower start
    this.refusals = new Backoff(times.retry().multipliedBy(5), Duration.ofMinutes(5));
    this.link = new WatchStatus.Link(false, clock.instant(), 0, Optional.empty());
  }

  WatchStatus.Link link() {
    return link;
  }

  /** Breaks the connection, from any thread. */
  void cut() {
    plug.pull();
  }

  @Override
  public void run() {
    try {
      while (!stop.wanted()) {
        connectOnce();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Error e) {
      failed(e, 1);
      LOG.error("{}: the watch has ended", name, e);
      throw e;
    }
  }

  private void connectOnce() throws InterruptedException {
    long start = System.nanoTime();
    plug = new Plug();
    stop.check();
    try (ImapLine line = ImapLine.open(account, wire, plug)) {
      connected();
      duty.on(line);
    } catch (LoginRefused e) {
      pause(e, refusals);
    } catch (IOException | RuntimeException e) {
      if (System.nanoTime() - start > Duration.ofMinutes(1).toNanos()) {
        outages.reset();
      }
      pause(e, outages);
    }
  }

  private void connected() {
    int failures = link.failures();
    if (failures > 0) {
      LOG.info("{}: connected again after {} failures", name, failures);
    }
    refusals.reset();
    link = new WatchStatus.Link(true, clock.instant(), 0, link.lastError());
  }

  private void pause(Exception e, Backoff backoff) throws InterruptedException {
    stop.check();
    Duration wait = backoff.next();
    failed(e, backoff.failures());
    stop.pause(wait);
  }

  private void failed(Throwable e, int failures) {
    String error = Diagnosis.of(e);
    boolean same = failures > 1 && link.lastError().equals(Optional.of(error));
    if (same) {
      LOG.debug("{}: failed {} times: {}", name, failures, error);
    } else {
      LOG.warn("{}: {}; trying again", name, error, e instanceof IOException ? null : e);
    }
    boolean was = link.connected() || link.failures() == 0;
    link =
        new WatchStatus.Link(
            false, was ? clock.instant() : link.since(), failures, Optional.of(error));
  }
}
