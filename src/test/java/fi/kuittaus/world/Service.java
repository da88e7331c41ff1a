package fi.kuittaus.world;

import fi.kuittaus.mail.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The program's life: it starts, works when there is something to do, stops, dies and returns. */
final class Service {
  private final World world;
  private final Dice dice;
  private final Map<String, Set<Long>> reported = new HashMap<>();

  /** At a busy desk, by mailbox: the last look at the single mails of its inbox. */
  private final Map<String, Look> looked = new HashMap<>();

  /** A look, and how much had changed by then. */
  private record Look(long changes, Instant at) {}

  /** How often a busy desk's inbox is looked at: what agents do in between comes together. */
  private static final Duration BREATH = Duration.ofMinutes(10);

  private @Nullable Premises premises;
  private @Nullable Instant planned;

  Service(World world) {
    this.world = world;
    this.dice = world.dice("service");
  }

  Optional<Premises> premises() {
    return Optional.ofNullable(premises);
  }

  boolean isUp() {
    return premises != null;
  }

  void start() {
    if (premises != null) {
      return;
    }
    Premises started =
        new Premises(
            world.folder,
            House.MAILBOXES,
            new Premises.Outside(
                () -> {
                  world.fuse.spark();
                  return world.time.clock();
                },
                world.fuse,
                world.ops::edition,
                new Random(dice.random().nextLong()),
                world.fuse::spark,
                world::line,
                world::server));
    world.books.open();
    premises = started;
    world.troubles.end(Troubles.DOWN, world.time.now());
    world.chronicle.tell(Chronicle.HOUSE, "started");
    world.ops.started();
    world.storeChecks.started();
    started.recover();
    started.plan();
    ring();
  }

  /** The promises have been edited: the program sees that, if it runs. */
  void reload() {
    premises()
        .ifPresent(p -> {
          p.reload();
          ring();
        });
  }

  /** At the very first start. */
  void passOverThePast() {
    for (MailServer server : world.servers()) {
      if (world.real().isPresent()) {
        lookForReal(running(), server);
        continue;
      }
      server.read(server.inbox, running().inbox(server.id), 1);
      server.read(server.sent, running().sent(server.id), 1);
      server.read(server.closed, running().closed(server.id), 1);
    }
  }

  /** Stops in good order. */
  void stop(Duration downtime) {
    if (premises != null) {
      world.chronicle.tell(Chronicle.HOUSE, "stopped for " + downtime);
      premises.close();
      world.books.close();
      gone(downtime);
    }
  }

  /** Dies; with it the power may go, and what was not synced. */
  void die(Duration downtime) {
    if (premises == null) {
      return;
    }
    boolean power = dice.happens(Source.POWER_CUTS, 0.5);
    world.chronicle.tell(
        Chronicle.HOUSE, (power ? "the power is cut" : "killed") + ", back in " + downtime);
    world.ledger.processDied();
    if (power) {
      world.files.cutPower();
    }
    world.books.kill();
    try {
      premises.close();
    } catch (RuntimeException _) {
      // its database is gone
    }
    gone(downtime);
  }

  private void gone(Duration downtime) {
    premises = null;
    planned = null;
    reported.clear();
    looked.clear();
    world.troubles.begin(Troubles.DOWN, world.time.now());
    world.time.after(downtime, this::start);
  }

  /** There may be something to do: the program notices within seconds. */
  void ring() {
    plan(world.time.now().plus(dice.between(Duration.ofMillis(200), Duration.ofSeconds(20))));
  }

  private void plan(Instant at) {
    if (premises != null && (planned == null || at.isBefore(planned))) {
      planned = at;
      world.time.at(at, () -> wake(at));
    }
  }

  private void wake(Instant at) {
    if (premises == null || !at.equals(planned)) {
      return;
    }
    planned = null;
    world.fuse.set(dice.befalls(Source.CRASHES, 0.006) ? 1 + dice.upTo(80) : 0);
    try {
      work(premises);
      world.fuse.set(0);
      world.storeChecks.check();
      planNext();
    } catch (PowerCut _) {
      world.fuse.set(0);
      die(dice.chance(0.9) ? dice.about(Duration.ofSeconds(20)) : dice.about(Duration.ofHours(5)));
    } catch (InterruptedException _) {
      world.fuse.set(0);
      stop(dice.about(Duration.ofMinutes(2)));
    }
  }

  private void planNext() {
    Instant now = world.time.now();
    Duration lag = dice.between(Duration.ofMillis(100), Duration.ofSeconds(8));
    world
        .books
        .nextDue()
        .map(due -> due.minus(world.time.error()))
        .map(due -> due.isAfter(now) ? due.plus(lag) : now.plusSeconds(60))
        .ifPresent(this::plan);
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  private void work(Premises p) throws InterruptedException {
    List<Task> tasks = new ArrayList<>();
    for (MailServer server : world.servers()) {
      if (server.isReachable()) {
        tasks.add(() -> read(p, server, 1 + dice.upTo(4)));
      }
      tasks.add(() -> send(p, server.id));
    }
    List<String> urgencies = world.ops.urgencies();
    tasks.add(() -> urgencies.forEach(p::updateDue));
    tasks.add(() -> urgencies.forEach(p::correctDue));
    tasks.add(() -> urgencies.forEach(p::warnDue));
    tasks.add(() -> urgencies.forEach(p::closeDue));
    tasks.add(p::askDue);
    Collections.shuffle(tasks, Random.from(dice.random()));
    for (Task task : tasks) {
      task.run();
    }
    for (MailServer server : world.servers()) {
      send(p, server.id);
      p.keepCopies(server.id);
    }
  }

  /**
   * The inbox first: an answer that is found before the mail that it answers is filed and counts
   * for nothing, as things are, so that folders in any order would break not-blind after downtime;
   * and who moves a mail back before they close it by its keyword has closed it.
   */
  private void read(Premises p, MailServer server, int most) {
    if (world.real().isPresent()) {
      lookForReal(p, server);
      return;
    }
    server.read(server.inbox, p.inbox(server.id), most);
    server.read(server.sent, p.sent(server.id), most);
    server.read(server.closed, p.closed(server.id), most);
    keywords(p, server);
    if (isToBeLookedAt(server)) {
      looked.put(server.id, new Look(server.inbox.changes(), world.time.now()));
      server.look(p.lookout(server.id), p.closing()::closeByKeyword);
    }
  }

  private boolean isToBeLookedAt(MailServer server) {
    Look last = looked.get(server.id);
    if (!world.scenario.isBusy() || last == null) {
      return true;
    }
    boolean changed = last.changes() != server.inbox.changes();
    boolean tooSoon = world.time.now().isBefore(last.at().plus(BREATH));
    if (changed && tooSoon) {
      plan(last.at().plus(BREATH));
    }
    return changed && !tooSoon;
  }

  private void lookForReal(Premises p, MailServer server) {
    try {
      world.real().orElseThrow().look(server, p);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** At a busy desk each once, while the program runs: as soon as the mail has been read. */
  private void keywords(Premises p, MailServer server) {
    Set<Long> known =
        reported.computeIfAbsent(
            server.id + "/" + server.inbox.uidValidity(), _ -> new HashSet<>());
    List<Folder.Lying> marked =
        world.scenario.isBusy()
            ? server.inbox.flagged(Folder.Flag.CLOSED, uid -> !known.contains(uid)).stream()
                .filter(mail -> world.ledger.readAt(mail.id()).isPresent())
                .filter(mail -> known.add(mail.uid()))
                .toList()
            : server.inbox.flagged(Folder.Flag.CLOSED);
    if (!marked.isEmpty()) {
      p.closing()
          .closeByKeyword(
              marked.stream().map(mail -> new MessageId(mail.id())).distinct().toList());
    }
  }

  private static void send(Premises p, String mailbox) throws InterruptedException {
    while (p.send(mailbox)) {
      // until nothing may leave
    }
  }

  Premises running() {
    return Objects.requireNonNull(premises);
  }
}
