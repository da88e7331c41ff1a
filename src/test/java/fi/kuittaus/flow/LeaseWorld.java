package fi.kuittaus.flow;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.store.ClaimFiles;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.SendQueue.Scope;
import fi.kuittaus.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Daemons that want one mailbox, each on a real store, with clocks turned by hand: the wall's, the
 * mail server's, and the one that none sets.
 */
final class LeaseWorld implements AutoCloseable {
  static final Duration PERIOD = Duration.ofMinutes(2);
  private static final Instant START = TestHouse.at("2026-11-23T09:00");
  final HandClock clock = new HandClock(START);
  final HandClock server = new HandClock(START);
  final LeaseFolder mailbox = new LeaseFolder(server);
  private final HandClock passed = new HandClock(START);
  private final Path folder;
  private final List<Party> processes = new ArrayList<>();
  private int runs;

  /** {@code folder}: where the data folders lie. */
  LeaseWorld(Path folder) {
    this.folder = folder;
  }

  /** A daemon as far as its lease goes. */
  final class Party implements AutoCloseable {
    final Path data;
    final Store store;
    final ClaimFiles claims;
    final Leasing leasing;

    private Party(String place) throws IOException {
      data = Files.createDirectories(folder.resolve(place));
      store = Store.embedded(data);
      claims = new ClaimFiles(data);
      Office office =
          new Office(
              store,
              TestHouse::policy,
              clock,
              new MailRoom(Letters.builtIn(), new Random(processes.size())));
      leasing =
          new Leasing(
              "support",
              office,
              mailbox,
              claims,
              new Leasing.Self("run " + runs++, place),
              new Leasing.Terms(
                  PERIOD,
                  () -> Duration.between(START, passed.instant()).toNanos(),
                  Optional.of(ClockWatch.TOLERANCE)));
      processes.add(this);
    }

    boolean sends() {
      return leasing.fence().whyNotSend().isEmpty();
    }

    String reason() {
      return leasing.fence().whyNotSend().orElse("it sends");
    }

    Optional<Instant> restoredBefore() {
      return store.transaction(tx -> tx.leases().restoredBefore("support"));
    }

    /** The kinds of the mails to the desk so far. */
    List<String> told() {
      List<String> kinds = new ArrayList<>();
      store.run(tx -> {
        for (OutboxEntry next : tx.queue().claim("support", Scope.ALL, 99, clock.instant())) {
          kinds.add(next.kind());
        }
      });
      return kinds;
    }

    @Override
    public void close() {
      processes.remove(this);
      store.close();
    }
  }

  /** A daemon that has not looked at the lease yet. */
  Party party(String place) throws IOException {
    return new Party(place);
  }

  Party started(String place) throws IOException {
    Party process = party(place);
    process.leasing.turn();
    return process;
  }

  /** What a file copy of that data folder would start, elsewhere. */
  Party copied(Party original, String place) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(place));
    Files.copy(original.data.resolve("kuittaus.mv.db"), copy.resolve("kuittaus.mv.db"));
    return party(place);
  }

  /** Time goes by on every clock. */
  void pass(Duration time) {
    clock.forward(time);
    server.forward(time);
    passed.forward(time);
  }

  /** Each looks at the lease once, in this order. */
  static void turn(Party... all) {
    for (Party process : all) {
      process.leasing.turn();
    }
  }

  @Override
  public void close() {
    List.copyOf(processes).forEach(Party::close);
  }
}
