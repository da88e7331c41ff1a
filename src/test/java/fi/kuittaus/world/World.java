package fi.kuittaus.world;

import fi.kuittaus.lab.UnsyncedFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The simulated world of one run, and all that is in it. */
final class World {
  /** At the end nothing new begins, and all that waits has its time. */
  private static final Duration CALM = Duration.ofDays(4);

  /** What came before has been read and answered when it is over. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private static final Duration DAY = Duration.ofDays(1);

  /** A busy desk clears its folders of what is older. */
  private static final Duration KEPT = Duration.ofDays(21);

  final Scenario scenario;
  final Path folder;
  final UnsyncedFiles files;
  final Timeline time;
  final Chronicle chronicle;
  final Fuse fuse = new Fuse();
  final Troubles troubles = new Troubles();
  final Books books;
  final Ledger ledger;
  final Ops ops;
  final Customers customers;
  final Agents agents;
  final Service service;
  final LetterChecks letterChecks;
  final StoreChecks storeChecks;
  final Deadlines deadlines;
  final DeskChecks deskChecks;
  final Silence silence;
  private final Runnable progress;
  private Optional<RealServer> real = Optional.empty();
  private final Instant start;
  private final Instant end;
  private final Map<String, MailServer> servers = new LinkedHashMap<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();

  World(Scenario scenario, Path folder, UnsyncedFiles files) {
    this(scenario, folder, files, _ -> {});
  }

  /** {@code progress} is told once a day of a busy desk how it stands. */
  World(Scenario scenario, Path folder, UnsyncedFiles files, Consumer<World> progress) {
    this.progress = () -> progress.accept(this);
    this.scenario = scenario;
    this.folder = folder;
    this.files = files;
    start =
        LocalDate.of(2026, 1, 1)
            .plusDays(Math.floorMod(scenario.seed() * 131, 1000L))
            .atTime(7, 30)
            .atZone(House.ZONE)
            .toInstant();
    Instant calm = start.plus(Duration.ofDays(scenario.days()));
    end = calm.plus(CALM);
    time = new Timeline(start, calm, end.minus(SILENCE));
    chronicle = new Chronicle(time);
    books = new Books(folder);
    ledger = new Ledger(this);
    ops = new Ops(this);
    customers = new Customers(this);
    agents = new Agents(this);
    for (String id : House.MAILBOXES) {
      servers.put(id, new MailServer(id, time, fuse, ledger::read));
      lines.put(id, new Line(id, this));
    }
    letterChecks = new LetterChecks(this);
    storeChecks = new StoreChecks(this);
    deadlines = new Deadlines(this);
    deskChecks = new DeskChecks(this);
    silence = new Silence(this);
    service = new Service(this);
  }

  /** From now on the program sees its mailboxes by this server alone. */
  World over(RealServer server) {
    real = Optional.of(server);
    return this;
  }

  Optional<RealServer> real() {
    return real;
  }

  /**
   * Lets the whole run happen.
   *
   * @throws Broken if something did not hold that always holds
   */
  void run() {
    customers.past();
    time.pass(Duration.ofMinutes(1));
    service.start();
    service.passOverThePast();
    storeChecks.begun();
    customers.begin();
    ops.begin();
    new Weather(this).begin();
    if (scenario.isBusy()) {
      time.after(KEPT, this::tidyAway);
      time.after(DAY, this::tell);
    }
    try {
      boolean going = true;
      while (going) {
        going = time.step(end);
      }
      new LastDay(this).check();
    } finally {
      service.stop(Duration.ofDays(1000));
    }
  }

  private void tidyAway() {
    servers.values().stream()
        .flatMap(server -> server.tidied().stream())
        .forEach(folder -> folder.tidyAway(time.now().minus(KEPT)));
    time.after(Duration.ofDays(7), this::tidyAway);
  }

  private void tell() {
    progress.run();
    time.after(DAY, this::tell);
  }

  /** When the program is started for the first time. */
  Instant begunAt() {
    return start.plus(Duration.ofMinutes(1));
  }

  Dice dice(String name) {
    return new Dice(scenario, time, name);
  }

  MailServer server(String mailbox) {
    return java.util.Objects.requireNonNull(servers.get(mailbox));
  }

  List<MailServer> servers() {
    return List.copyOf(servers.values());
  }

  Line line(String mailbox) {
    return java.util.Objects.requireNonNull(lines.get(mailbox));
  }

  /** What a broken invariant throws. */
  Broken broken(String invariant, int matter, String what) {
    double day = Duration.between(start, time.now()).toMinutes() / 1440.0;
    return new Broken(
        invariant,
        day,
        "%s: %s%n  seed %d, day %.2f, %s%n%s"
            .formatted(
                invariant,
                what,
                scenario.seed(),
                day,
                time.now().atZone(House.ZONE),
                chronicle.about(matter)));
  }
}
