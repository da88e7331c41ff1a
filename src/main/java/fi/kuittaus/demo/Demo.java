package fi.kuittaus.demo;

import jakarta.mail.MessagingException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One performance: a mail server, customers and a real daemon beside it, on a fast clock. One
 * thread runs it; any may close it.
 */
public final class Demo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  /** The speed at which people who join in can keep up. */
  private static final int GENTLE = 60;

  /** What the story takes, on its own clock. */
  private static final Duration STORY = Duration.ofHours(4);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Terms terms;
  private final Narrator narrator;
  private final Backstage.Entrance entrance;
  private final DemoClock clock = DemoClock.behind(InstantSource.system());
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean begun;

  /**
   * How it is performed.
   *
   * @param speed how many times as fast as the real clock, 1 or more
   * @param once whether it ends with the story
   * @param colour whether what it prints is in colour
   */
  public record Terms(int speed, boolean once, boolean colour) {}

  public Demo(Terms terms, PrintStream out, Backstage.Entrance entrance) {
    this.terms = terms;
    this.narrator = new Narrator(out, new Ink(terms.colour()));
    this.entrance = entrance;
  }

  /**
   * Performs it, once.
   *
   * @return whether all was seen that had to be
   */
  public boolean run() throws InterruptedException {
    begun = true;
    try {
      return perform();
    } catch (MessagingException e) {
      throw new IllegalStateException("the demo's own mail server failed", e);
    } finally {
      ended.countDown();
    }
  }

  private boolean perform() throws InterruptedException, MessagingException {
    Playbill playbill = new Playbill(narrator);
    playbill.starting();
    PostOffice post = keep(PostOffice.open(Cast.ALL));
    DemoFolder folder = keep(DemoFolder.create(post));
    Backstage backstage = keep(entrance.start(folder.configuration(), clock));
    playbill.opening(post, folder, clock.instant(), terms);
    Onlooker onlooker = new Onlooker(post, backstage, clock, narrator);
    Checks checks = new Checks(onlooker, clock);
    clock.run(terms.speed());
    boolean complete = story(onlooker, checks, new Script(post, clock, narrator, onlooker));
    if (isStopping()) {
      return complete;
    }
    playbill.closing(checks.all());
    if (!terms.once()) {
      clock.run(Math.min(terms.speed(), GENTLE));
      playbill.invitation(post, folder, Math.min(terms.speed(), GENTLE));
      stayOpen(onlooker);
    }
    return complete;
  }

  /** Tells the story until all is seen, or far more time has gone by than it takes. */
  private boolean story(Onlooker onlooker, Checks checks, Script script)
      throws InterruptedException, MessagingException {
    long limit = STORY.dividedBy(terms.speed()).plus(PATIENCE).toNanos();
    long start = System.nanoTime();
    boolean complete = false;
    while (!complete && System.nanoTime() - start < limit && !pause()) {
      boolean played = script.play();
      onlooker.look();
      complete = played && checks.all().stream().allMatch(Checks.Check::seen);
    }
    return complete;
  }

  private void stayOpen(Onlooker onlooker) throws InterruptedException {
    while (!pause()) {
      onlooker.look();
    }
  }

  private boolean pause() throws InterruptedException {
    return stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private synchronized <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Ends it: the daemon stops, the mail server goes, and so does all that lay on disk. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      if (begun && !ended.await(STOP.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the demo is stopped while it is still busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeParts().forEach(e -> LOG.warn("the demo did not end cleanly", e));
  }

  private synchronized List<Exception> closeParts() {
    List<Exception> failures = new ArrayList<>();
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        failures.add(e);
      }
    }
    return failures;
  }
}
