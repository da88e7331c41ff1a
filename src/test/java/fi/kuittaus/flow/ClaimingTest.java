package fi.kuittaus.flow;

import static fi.kuittaus.flow.LeaseWorld.PERIOD;
import static fi.kuittaus.flow.LeaseWorld.turn;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.flow.LeaseWorld.Party;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The right to send that a person claims for one daemon, away from another. */
class ClaimingTest {
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
  void aRestoredBackupIsHeldAndAfterAClaimKnowsWhatItMayHaveMissed() throws IOException {
    Party original = world.started("here");
    Party restored = world.copied(original, "backup");
    world.pass(PERIOD);
    turn(original);
    original.leasing.release();
    turn(restored);
    assertThat(restored.reason()).contains("newer than the database here");
    assertThat(restored.restoredBefore()).isEmpty();

    restored.claims.ask("support", "by a test");
    world.pass(Duration.ofSeconds(5));
    turn(restored);
    assertThat(restored.sends()).as("who stopped in good order need not be waited for").isTrue();
    assertThat(restored.restoredBefore()).contains(world.clock.instant());
    assertThat(restored.claims.asked("support")).isFalse();
    assertThat(restored.told()).containsExactly("desk-lease-held", "desk-lease-claimed");
  }

  @Test
  void aClaimMovesTheRightToSendAsSoonAsTheOtherKnows() throws IOException {
    Party original = world.started("here");
    Party clone = world.copied(original, "there");
    turn(clone);
    clone.claims.ask("support", "by a test");
    turn(clone);
    assertThat(clone.reason()).contains("may not know yet");
    assertThat(original.sends()).isTrue();

    world.pass(PERIOD);
    turn(original, clone);
    assertThat(original.reason()).isEqualTo("another Kuittaus has the mailbox (there)");
    assertThat(clone.sends()).isTrue();
    assertThat(original.told()).containsExactly("desk-lease-held");
    world.pass(PERIOD);
    turn(original, clone);
    assertThat(clone.sends()).isTrue();
    assertThat(world.mailbox.leases)
        .singleElement()
        .satisfies(l -> assertThat(l.lease().place()).isEqualTo("there"));

    original.claims.ask("support", "and back");
    turn(original);
    world.pass(PERIOD);
    turn(clone, original);
    assertThat(clone.sends()).isFalse();
    assertThat(original.sends()).isTrue();
  }

  @Test
  void aClaimNeverLetsBothSendEvenIfTheOtherCannotLook() throws IOException {
    Party original = world.started("here");
    Party second = world.started("there");
    second.claims.ask("support", "by a test");
    for (int i = 0; i < 40; i++) {
      turn(second); // the original hangs, and does not look
      assertThat(original.sends() && second.sends()).isFalse();
      world.pass(Duration.ofSeconds(10));
    }
    assertThat(second.sends()).isTrue();
    assertThat(original.sends()).isFalse();
  }

  @Test
  void aClaimOfOnesOwnLeaseRestoresNothing() throws IOException {
    Party first = world.started("here");
    first.claims.ask("support", "by a test");
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(first.restoredBefore()).isEmpty();
  }
}
