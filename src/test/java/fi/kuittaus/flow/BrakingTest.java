package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brake on letters to strangers in a flood of mail, and what becomes of those it holds. */
class BrakingTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void brakeAt(int letters) {
    world.close();
    world = new FlowWorld(data, MONDAY, TestHouse.braking(letters));
  }

  @Test
  void ofAThousandForgedStrangersInAMinuteTheBrakeHoldsAllButTheLimit() {
    brakeAt(200);
    world.maijaWrites("known@c", "Lasku", "Hei, lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofHours(1));
    for (int i = 0; i < 1000; i++) {
      world.arrives(stranger(i), i + "@flood", "Hello", "Where is my order?");
      if (i % 20 == 0) {
        world.clock.forward(Duration.ofSeconds(1));
        world.send();
      }
    }
    world.maijaWrites("again@c", "Toinen asia", "Hei, vielä toinen asia.");
    world.send();

    assertThat(world.writtenTo()).hasSize(1 + 200 + 1);
    assertThat(world.toDesk())
        .as("told once")
        .singleElement()
        .extracting(OutboundMessage::text)
        .asString()
        .contains("held");
    assertThat(world.braking.held()).isEqualTo(800);
  }

  @Test
  void whoIsWrittenToInTheFloodIsNotKnownByThat() {
    brakeAt(2);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 2; i++) {
        world.arrives(stranger(i), round + "-" + i + "@flood", "Hello " + round, "Again " + round);
      }
    }
    world.send();
    assertThat(world.writtenTo()).hasSize(2);
    assertThat(world.braking.held()).isEqualTo(4);
  }

  @Test
  void theBrakeLetsGoOfNewMailOnceTheFloodIsOver() {
    brakeAt(1);
    world.arrives(stranger(1), "1@flood", "Hello", "Hello");
    world.arrives(stranger(2), "2@flood", "Hello", "Hello");
    world.send();
    world.clock.forward(Duration.ofMinutes(11));
    world.arrives(stranger(3), "3@flood", "Hello", "Hello");
    world.send();
    assertThat(world.writtenTo()).containsExactly(stranger(1), stranger(3));
    assertThat(world.braking.held()).as("people decide on these").isEqualTo(1);
  }

  @Test
  void whatIsReleasedLeavesWhateverTheLimit() {
    brakeAt(1);
    for (int i = 0; i < 5; i++) {
      world.arrives(stranger(i), i + "@flood", "Hello", "Hello");
    }
    world.send();
    assertThat(world.braking.release("by a test")).isEqualTo(4);
    world.send();
    assertThat(world.writtenTo()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whatIsDroppedNeverLeavesAndItsMatterIsClosed() {
    brakeAt(1);
    for (int i = 0; i < 5; i++) {
      world.arrives(stranger(i), i + "@flood", "Hello", "Hello");
    }
    world.send();
    assertThat(world.braking.drop("by a test")).isEqualTo(4);
    world.clock.forward(Duration.ofDays(3));
    world.tick();
    assertThat(world.writtenTo())
        .doesNotContain(stranger(1), stranger(2), stranger(3), stranger(4));
    assertThat(world.store.<Integer>transaction(tx -> tx.dossiers().open())).isEqualTo(1);
  }
}
