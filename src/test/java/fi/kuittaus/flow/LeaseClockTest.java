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

/** Clocks that jump or differ, as far as the right to send hangs on them. */
class LeaseClockTest {
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
  void aServerWhoseTimeIsAnotherHoldsAllButAcknowledgements() throws IOException {
    world.server.forward(Duration.ofMinutes(3));
    Party first = world.started("here");
    assertThat(first.sends()).isTrue();
    assertThat(first.leasing.clock().whyHold())
        .contains("this machine's clock and the mail server's differ by 3 minutes");
    world.pass(PERIOD);
    turn(first);
    assertThat(first.told()).as("told once").containsExactly("desk-clock");

    world.server.forward(Duration.ofMinutes(-3));
    world.pass(PERIOD);
    turn(first);
    assertThat(first.leasing.clock().whyHold()).isEmpty();
  }

  @Test
  void aClockThatJumpsIsLookedAtAtOnceWithTheServer() throws IOException {
    Party first = world.started("here");
    Duration asleep = Duration.ofHours(3); // the watch that nobody sets sleeps with the machine
    world.clock.forward(asleep);
    world.server.forward(asleep);
    assertThat(first.reason()).contains("the clock has jumped");
    assertThat(first.leasing.clock().whyHold()).contains("the clock has jumped by 3 hours");
    turn(first);
    assertThat(first.sends()).isTrue();
    assertThat(first.leasing.clock().whyHold()).isEmpty();
    assertThat(first.told()).as("the server has confirmed it").isEmpty();
  }

  @Test
  void aClockThatJumpsAloneIsNotBelieved() throws IOException {
    Party first = world.started("here");
    world.clock.forward(Duration.ofHours(3));
    turn(first);
    assertThat(first.sends()).as("acknowledgements leave").isTrue();
    assertThat(first.leasing.clock().whyHold()).isPresent();
    world.clock.forward(Duration.ofHours(-3));
    turn(first);
    assertThat(first.leasing.clock().whyHold()).isEmpty();
  }

  @Test
  void aMachineThatSleptWhileAnotherTookOverSendsNothingMore() throws IOException {
    Party sleeper = world.started("here");
    Party second = world.started("there");
    second.claims.ask("support", "by a test");
    turn(second);
    world.clock.forward(Duration.ofHours(3)); // of the sleeper: here both see it
    world.server.forward(Duration.ofHours(3));
    assertThat(sleeper.sends()).isFalse();
    turn(sleeper);
    assertThat(sleeper.reason()).contains("another Kuittaus has the mailbox");
  }
}
