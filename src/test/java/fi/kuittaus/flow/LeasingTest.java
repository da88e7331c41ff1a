package fi.kuittaus.flow;

import static fi.kuittaus.flow.LeaseWorld.PERIOD;
import static fi.kuittaus.flow.LeaseWorld.turn;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.flow.LeaseWorld.Party;
import fi.kuittaus.mail.FoundLease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease of a daemon that is alone: taken, renewed, and kept through what may go wrong. */
class LeasingTest {
  @TempDir Path folder;
  private LeaseWorld world;

  @BeforeEach
  void open() {
    world = new LeaseWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void nothingLeavesBeforeTheLeaseIsTaken() throws IOException {
    Party first = world.party("here");
    assertThat(first.reason()).contains("has not been taken yet");
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(world.mailbox.leases)
        .singleElement()
        .satisfies(l -> {
          assertThat(l.lease().place()).isEqualTo("here");
          assertThat(l.lease().counter()).isEqualTo(1);
        });
    assertThat(first.told()).as("an ordinary start is no news").isEmpty();
  }

  @Test
  void itIsRenewedEveryPeriodAndTheEarlierOneRemoved() throws IOException {
    Party first = world.started("here");
    world.pass(PERIOD.minusSeconds(1));
    turn(first);
    assertThat(world.mailbox.leases).extracting(FoundLease::uid).containsExactly(1L);
    world.pass(Duration.ofSeconds(1));
    turn(first);
    assertThat(world.mailbox.leases).extracting(FoundLease::uid).containsExactly(2L);
    assertThat(world.mailbox.leases.getFirst().lease().counter()).isEqualTo(2);
  }

  @Test
  void theCounterIsRecordedBeforeTheLeaseIsWritten() throws IOException {
    Party first = world.party("here");
    world.mailbox.justBefore =
        Optional.of(() ->
            assertThat(first.store.transaction(tx -> tx.leases().find("support")).orElseThrow())
                .satisfies(recorded -> assertThat(recorded.counter()).isEqualTo(1)));
    turn(first);
    assertThat(world.mailbox.justBefore).isEmpty();
    assertThat(first.sends()).isTrue();
  }

  @Test
  void aLeaseThatSomebodyDeletedIsWrittenAgain() throws IOException {
    Party first = world.started("here");
    world.mailbox.leases.clear();
    world.pass(PERIOD);
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(world.mailbox.leases).hasSize(1);
  }

  @Test
  void aProcessThatDiedIsFollowedAtOnceInTheSamePlace() throws IOException {
    world.started("here").close();
    Party next = world.started("here");
    assertThat(next.sends()).isTrue();
    assertThat(world.mailbox.leases).hasSize(1);
  }

  @Test
  void whenTheServerIsAwayForLongNothingLeavesUntilItIsBack() throws IOException {
    Party first = world.started("here");
    world.mailbox.outage = Optional.of("no route to host");
    world.pass(PERIOD.multipliedBy(3));
    turn(first);
    assertThat(first.sends()).isTrue();
    world.pass(Duration.ofSeconds(10));
    turn(first);
    assertThat(first.reason()).contains("could not be looked at for 6 minutes");
    turn(first);
    assertThat(first.told()).containsExactly("desk-lease-lapsed");

    world.mailbox.outage = Optional.empty();
    world.pass(Duration.ofSeconds(10));
    turn(first);
    assertThat(first.sends()).isTrue();
  }

  @Test
  void aLineThatBreaksAfterTheLeaseWasTakenInHoldsNobody() throws IOException {
    Party first = world.started("here");
    world.pass(PERIOD);
    world.mailbox.breaksAfterPut = true;
    turn(first);
    assertThat(world.mailbox.leases).hasSize(2);
    world.pass(Duration.ofSeconds(10));
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(world.mailbox.leases).hasSize(1);
    assertThat(first.told()).isEmpty();
  }

  @Test
  void earlierLeasesThatCannotBeRemovedHoldNobody() throws IOException {
    Party first = world.started("here");
    world.mailbox.keepsAll = true;
    for (int i = 0; i < 5; i++) {
      world.pass(PERIOD);
      turn(first);
    }
    assertThat(world.mailbox.leases).hasSize(6);
    assertThat(first.sends()).isTrue();
    world.mailbox.keepsAll = false;
    world.pass(PERIOD);
    turn(first);
    assertThat(world.mailbox.leases).hasSize(1);
  }
}
