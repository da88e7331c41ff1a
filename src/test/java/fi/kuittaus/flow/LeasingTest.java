package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Lease;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease on a real store, with two clocks turned by hand: the wall's, and the one none sets. */
class LeasingTest {
  private static final Instant START = TestHouse.at("2026-11-23T09:00");
  private static final Duration PERIOD = Duration.ofMinutes(2);

  @TempDir Path folder;
  private final HandClock clock = new HandClock(START);
  private final HandClock server = new HandClock(START);
  private final HandClock passed = new HandClock(START);
  private final LeaseFolder mailbox = new LeaseFolder(server);
  private final List<Party> processes = new ArrayList<>();

  /** A daemon as far as its lease goes. */
  private final class Party implements AutoCloseable {
    final Path data;
    final Store store;
    final ClaimFiles claims;
    final Leasing leasing;

    Party(String place) throws IOException {
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
              new Leasing.Self("run " + processes.size(), place),
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
      store.close();
    }
  }

  private Party started(String place) throws IOException {
    Party process = new Party(place);
    process.leasing.turn();
    return process;
  }

  /** What a file copy of that data folder would start, elsewhere. */
  private Party copied(Party original, String place) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(place));
    Files.copy(original.data.resolve("kuittaus.mv.db"), copy.resolve("kuittaus.mv.db"));
    return new Party(place);
  }

  /** Time goes by on every clock. */
  private void pass(Duration time) {
    clock.forward(time);
    server.forward(time);
    passed.forward(time);
  }

  private void turn(Party... all) {
    for (Party process : all) {
      process.leasing.turn();
    }
  }

  @AfterEach
  void close() {
    processes.forEach(Party::close);
  }

  @Test
  void nothingLeavesBeforeTheLeaseIsTaken() throws IOException {
    Party first = new Party("here");
    assertThat(first.reason()).contains("has not been taken yet");
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(mailbox.leases)
        .singleElement()
        .satisfies(l -> {
          assertThat(l.lease().place()).isEqualTo("here");
          assertThat(l.lease().counter()).isEqualTo(1);
        });
    assertThat(first.told()).as("an ordinary start is no news").isEmpty();
  }

  @Test
  void itIsRenewedEveryPeriodAndTheEarlierOneRemoved() throws IOException {
    Party first = started("here");
    pass(PERIOD.minusSeconds(1));
    turn(first);
    assertThat(mailbox.leases).extracting(FoundLease::uid).containsExactly(1L);
    pass(Duration.ofSeconds(1));
    turn(first);
    assertThat(mailbox.leases).extracting(FoundLease::uid).containsExactly(2L);
    assertThat(mailbox.leases.getFirst().lease().counter()).isEqualTo(2);
  }

  @Test
  void theCounterIsRecordedBeforeTheLeaseIsWritten() throws IOException {
    Party first = new Party("here");
    mailbox.justBefore =
        Optional.of(() ->
            assertThat(first.store.transaction(tx -> tx.leases().find("support")).orElseThrow())
                .satisfies(recorded -> assertThat(recorded.counter()).isEqualTo(1)));
    turn(first);
    assertThat(mailbox.justBefore).isEmpty();
    assertThat(first.sends()).isTrue();
  }

  @Test
  void aLeaseThatSomebodyDeletedIsWrittenAgain() throws IOException {
    Party first = started("here");
    mailbox.leases.clear();
    pass(PERIOD);
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(mailbox.leases).hasSize(1);
  }

  @Test
  void ofTwoDatabasesOnlyTheFirstSendsAndTheDeskOfTheOtherIsTold() throws IOException {
    Party first = started("here");
    Party second = started("there");
    assertThat(first.sends()).isTrue();
    assertThat(second.reason()).isEqualTo("another Kuittaus has the mailbox (here)");
    assertThat(second.told()).containsExactly("desk-lease-held");
    pass(PERIOD.multipliedBy(10));
    turn(first, second);
    assertThat(second.sends()).as("until claim").isFalse();
    assertThat(second.told()).as("told once").isEmpty();
    assertThat(first.sends()).isTrue();
  }

  @Test
  void ofTwoThatStartAtOnceTheFirstToWriteSends() throws IOException {
    Party first = new Party("here");
    Party second = new Party("there");
    mailbox.justBefore = Optional.of(() -> turn(first));
    turn(second);
    assertThat(first.sends()).isTrue();
    assertThat(second.sends()).isFalse();
    assertThat(mailbox.leases)
        .singleElement()
        .satisfies(l -> assertThat(l.lease().place()).isEqualTo("here"));
    pass(PERIOD);
    turn(first, second);
    assertThat(first.sends()).isTrue();
    assertThat(second.sends()).isFalse();
  }

  @Test
  void aProcessThatDiedIsFollowedAtOnceInTheSamePlace() throws IOException {
    started("here").close();
    processes.clear();
    Party next = started("here");
    assertThat(next.sends()).isTrue();
    assertThat(mailbox.leases).hasSize(1);
  }

  @Test
  void aCopyOfARunningOneWaitsAndIsHeldWhenTheOriginalGoesOn() throws IOException {
    Party original = started("here");
    Party copy = copied(original, "there");
    turn(copy);
    assertThat(copy.reason()).isEqualTo("another Kuittaus may still send (here)");
    pass(PERIOD);
    turn(original, copy);
    assertThat(original.sends()).isTrue();
    assertThat(copy.reason())
        .isEqualTo("the lease in the mailbox is newer than the database here (here)");
    assertThat(copy.told()).containsExactly("desk-lease-waiting", "desk-lease-held");
  }

  @Test
  void aMovedOneGoesOnWhenTheOldPlaceHasFallenSilent() throws IOException {
    Party original = started("here");
    Party moved = copied(original, "there");
    turn(moved);
    pass(PERIOD.multipliedBy(3));
    turn(moved);
    assertThat(moved.sends()).as("three periods are the limit").isFalse();
    pass(Duration.ofSeconds(10));
    turn(moved);
    assertThat(moved.sends()).isTrue();
    assertThat(original.reason()).contains("could not be looked at for 6 minutes");
    turn(original);
    assertThat(original.sends()).isFalse();
  }

  @Test
  void aReleasedLeaseIsTakenAnywhereAtOnce() throws IOException {
    Party original = started("here");
    original.leasing.release();
    assertThat(original.reason()).isEqualTo("stopped");
    assertThat(mailbox.leases)
        .singleElement()
        .satisfies(l -> assertThat(l.lease().released()).isTrue());
    Party moved = copied(original, "there");
    turn(moved);
    assertThat(moved.sends()).isTrue();
  }

  @Test
  void aRestoredBackupIsHeldAndAfterAClaimKnowsWhatItMayHaveMissed() throws IOException {
    Party original = started("here");
    Party restored = copied(original, "backup");
    pass(PERIOD);
    turn(original);
    original.leasing.release();
    turn(restored);
    assertThat(restored.reason()).contains("newer than the database here");
    assertThat(restored.restoredBefore()).isEmpty();

    restored.claims.ask("support", "by a test");
    pass(Duration.ofSeconds(5));
    turn(restored);
    assertThat(restored.sends()).as("who stopped in good order need not be waited for").isTrue();
    assertThat(restored.restoredBefore()).contains(clock.instant());
    assertThat(restored.claims.asked("support")).isFalse();
    assertThat(restored.told()).containsExactly("desk-lease-held", "desk-lease-claimed");
  }

  @Test
  void aClaimMovesTheRightToSendAsSoonAsTheOtherKnows() throws IOException {
    Party original = started("here");
    Party clone = copied(original, "there");
    turn(clone);
    clone.claims.ask("support", "by a test");
    turn(clone);
    assertThat(clone.reason()).contains("may not know yet");
    assertThat(original.sends()).isTrue();

    pass(PERIOD);
    turn(original, clone);
    assertThat(original.reason()).isEqualTo("another Kuittaus has the mailbox (there)");
    assertThat(clone.sends()).isTrue();
    assertThat(original.told()).containsExactly("desk-lease-held");
    pass(PERIOD);
    turn(original, clone);
    assertThat(clone.sends()).isTrue();
    assertThat(mailbox.leases)
        .singleElement()
        .satisfies(l -> assertThat(l.lease().place()).isEqualTo("there"));

    original.claims.ask("support", "and back");
    turn(original);
    pass(PERIOD);
    turn(clone, original);
    assertThat(clone.sends()).isFalse();
    assertThat(original.sends()).isTrue();
  }

  @Test
  void aClaimNeverLetsBothSendEvenIfTheOtherCannotLook() throws IOException {
    Party original = started("here");
    Party second = started("there");
    second.claims.ask("support", "by a test");
    for (int i = 0; i < 40; i++) {
      turn(second); // the original hangs, and does not look
      assertThat(original.sends() && second.sends()).isFalse();
      pass(Duration.ofSeconds(10));
    }
    assertThat(second.sends()).isTrue();
    assertThat(original.sends()).isFalse();
  }

  @Test
  void aClaimOfOnesOwnLeaseRestoresNothing() throws IOException {
    Party first = started("here");
    first.claims.ask("support", "by a test");
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(first.restoredBefore()).isEmpty();
  }

  @Test
  void whenTheServerIsAwayForLongNothingLeavesUntilItIsBack() throws IOException {
    Party first = started("here");
    mailbox.outage = Optional.of("no route to host");
    pass(PERIOD.multipliedBy(3));
    turn(first);
    assertThat(first.sends()).isTrue();
    pass(Duration.ofSeconds(10));
    turn(first);
    assertThat(first.reason()).contains("could not be looked at for 6 minutes");
    turn(first);
    assertThat(first.told()).containsExactly("desk-lease-lapsed");

    mailbox.outage = Optional.empty();
    pass(Duration.ofSeconds(10));
    turn(first);
    assertThat(first.sends()).isTrue();
  }

  @Test
  void aLineThatBreaksAfterTheLeaseWasTakenInHoldsNobody() throws IOException {
    Party first = started("here");
    pass(PERIOD);
    mailbox.breaksAfterPut = true;
    turn(first);
    assertThat(mailbox.leases).hasSize(2);
    pass(Duration.ofSeconds(10));
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(mailbox.leases).hasSize(1);
    assertThat(first.told()).isEmpty();
  }

  @Test
  void earlierLeasesThatCannotBeRemovedHoldNobody() throws IOException {
    Party first = started("here");
    mailbox.keepsAll = true;
    for (int i = 0; i < 5; i++) {
      pass(PERIOD);
      turn(first);
    }
    assertThat(mailbox.leases).hasSize(6);
    assertThat(first.sends()).isTrue();
    mailbox.keepsAll = false;
    pass(PERIOD);
    turn(first);
    assertThat(mailbox.leases).hasSize(1);
  }

  @Test
  void aProcessThatWasCopiedWithItsMemoryIsHeld() throws IOException {
    Party first = started("here");
    Lease mine = mailbox.leases.getFirst().lease();
    mailbox.add(
        new Lease(mine.instance(), mine.run(), mine.place(), mine.counter() + 1, false, START));
    pass(PERIOD);
    turn(first);
    assertThat(first.reason()).contains("newer than the database here");
  }

  @Test
  void aServerWhoseTimeIsAnotherHoldsAllButAcknowledgements() throws IOException {
    server.forward(Duration.ofMinutes(3));
    Party first = started("here");
    assertThat(first.sends()).isTrue();
    assertThat(first.leasing.clock().whyHold())
        .contains("this machine's clock and the mail server's differ by 3 minutes");
    pass(PERIOD);
    turn(first);
    assertThat(first.told()).as("told once").containsExactly("desk-clock");

    server.forward(Duration.ofMinutes(-3));
    pass(PERIOD);
    turn(first);
    assertThat(first.leasing.clock().whyHold()).isEmpty();
  }

  @Test
  void aClockThatJumpsIsLookedAtAtOnceWithTheServer() throws IOException {
    Party first = started("here");
    Duration asleep = Duration.ofHours(3); // the watch that nobody sets sleeps with the machine
    clock.forward(asleep);
    server.forward(asleep);
    assertThat(first.reason()).contains("the clock has jumped");
    assertThat(first.leasing.clock().whyHold()).contains("the clock has jumped by 3 hours");
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(first.leasing.clock().whyHold()).isEmpty();
    assertThat(first.told()).as("the server has confirmed it").isEmpty();
  }

  @Test
  void aClockThatJumpsAloneIsNotBelieved() throws IOException {
    Party first = started("here");
    clock.forward(Duration.ofHours(3));
    turn(first);
    assertThat(first.sends()).as("acknowledgements leave").isTrue();
    assertThat(first.leasing.clock().whyHold()).isPresent();
    clock.forward(Duration.ofHours(-3));
    turn(first);
    assertThat(first.leasing.clock().whyHold()).isEmpty();
  }

  @Test
  void aMachineThatSleptWhileAnotherTookOverSendsNothingMore() throws IOException {
    Party sleeper = started("here");
    Party second = started("there");
    second.claims.ask("support", "by a test");
    turn(second);
    clock.forward(Duration.ofHours(3)); // of the sleeper: here both see it
    server.forward(Duration.ofHours(3));
    assertThat(sleeper.sends()).isFalse();
    turn(sleeper);
    assertThat(sleeper.reason()).contains("another Kuittaus has the mailbox");
  }
}
