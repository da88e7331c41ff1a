package fi.kuittaus.flow;

import static fi.kuittaus.flow.LeaseWorld.PERIOD;
import static fi.kuittaus.flow.LeaseWorld.turn;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.flow.LeaseWorld.Party;
import fi.kuittaus.mail.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several daemons for one mailbox, strangers or copies of each other: one of them sends. */
class RivalsTest {
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
  void ofTwoDatabasesOnlyTheFirstSendsAndTheDeskOfTheOtherIsTold() throws IOException {
    Party first = world.started("here");
    Party second = world.started("there");
    assertThat(first.sends()).isTrue();
    assertThat(second.reason()).isEqualTo("another Kuittaus has the mailbox (here)");
    assertThat(second.told()).containsExactly("desk-lease-held");
    world.pass(PERIOD.multipliedBy(10));
    turn(first, second);
    assertThat(second.sends()).as("until claim").isFalse();
    assertThat(second.told()).as("told once").isEmpty();
    assertThat(first.sends()).isTrue();
  }

  @Test
  void ofTwoThatStartAtOnceTheFirstToWriteSends() throws IOException {
    Party first = world.party("here");
    Party second = world.party("there");
    world.mailbox.justBefore = Optional.of(() -> turn(first));
    turn(second);
    assertThat(first.sends()).isTrue();
    assertThat(second.sends()).isFalse();
    assertThat(world.mailbox.leases)
        .singleElement()
        .satisfies(l -> assertThat(l.lease().place()).isEqualTo("here"));
    world.pass(PERIOD);
    turn(first, second);
    assertThat(first.sends()).isTrue();
    assertThat(second.sends()).isFalse();
  }

  @Test
  void aCopyOfARunningOneWaitsAndIsHeldWhenTheOriginalGoesOn() throws IOException {
    Party original = world.started("here");
    Party copy = world.copied(original, "there");
    turn(copy);
    assertThat(copy.reason()).isEqualTo("another Kuittaus may still send (here)");
    world.pass(PERIOD);
    turn(original, copy);
    assertThat(original.sends()).isTrue();
    assertThat(copy.reason())
        .isEqualTo("the lease in the mailbox is newer than the database here (here)");
    assertThat(copy.told()).containsExactly("desk-lease-waiting", "desk-lease-held");
  }

  @Test
  void aMovedOneGoesOnWhenTheOldPlaceHasFallenSilent() throws IOException {
    Party original = world.started("here");
    Party moved = world.copied(original, "there");
    turn(moved);
    world.pass(PERIOD.multipliedBy(3));
    turn(moved);
    assertThat(moved.sends()).as("three periods are the limit").isFalse();
    world.pass(Duration.ofSeconds(10));
    turn(moved);
    assertThat(moved.sends()).isTrue();
    assertThat(original.reason()).contains("could not be looked at for 6 minutes");
    turn(original);
    assertThat(original.sends()).isFalse();
  }

  @Test
  void aReleasedLeaseIsTakenAnywhereAtOnce() throws IOException {
    Party original = world.started("here");
    original.leasing.release();
    assertThat(original.reason()).isEqualTo("stopped");
    assertThat(world.mailbox.leases)
        .singleElement()
        .satisfies(l -> assertThat(l.lease().released()).isTrue());
    Party moved = world.copied(original, "there");
    turn(moved);
    assertThat(moved.sends()).isTrue();
  }

  @Test
  void aProcessThatWasCopiedWithItsMemoryIsHeld() throws IOException {
    Party first = world.started("here");
    Lease mine = world.mailbox.leases.getFirst().lease();
    world.mailbox.add(
        new Lease(
            mine.instance(),
            mine.run(),
            mine.place(),
            mine.counter() + 1,
            false,
            mine.writtenAt()));
    world.pass(PERIOD);
    turn(first);
    assertThat(first.reason()).contains("newer than the database here");
  }
}
