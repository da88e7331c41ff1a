package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes, pausing and resuming, through the real flows and a database. */
class AttendingTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void correctedTo(String local) {
    world.clock.set(at(local));
    world.tick();
  }

  @Test
  void theNextLetterCarriesTheNotesOnce() {
    world.attending.note(world.only().reference(), " Osa on tilattu. ", "a test");
    world.attending.note(world.only().reference(), "Salasana: Kissa123!", "a test");
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.NOTED);
    for (String day : List.of("24", "25", "26", "27")) {
      correctedTo("2026-11-" + day + "T09:30");
      correctedTo("2026-11-" + day + "T14:55");
    }
    List<String> carrying =
        world.delivered.stream()
            .map(OutboundMessage::text)
            .filter(text -> text.contains("Osa on tilattu."))
            .toList();
    assertThat(carrying).hasSize(1);
    assertThat(carrying.getFirst()).doesNotContain("Kissa123");
    assertThat(world.kinds()).contains("status-update");
  }

  @Test
  void nothingIsWrittenWhileItIsPaused() {
    world.attending.pause(world.only().reference(), "a test");
    correctedTo("2026-11-24T09:30");
    correctedTo("2026-11-26T14:55");
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void theDeskHearsWhenTheCustomerOfAPausedOneWritesAgain() {
    world.attending.pause(world.only().reference(), "a test");
    world.maijaWrites("2@c", "Re: Lasku", "Onko kuulunut?", "In-Reply-To", "<1@c>");
    world.send();
    assertThat(world.delivered.getLast().envelope().to().address()).isEqualTo(TestHouse.DESK);
  }

  @Test
  void aPromiseHoldsWhenItIsResumedInTime() {
    Instant due = world.only().course().promise().orElseThrow().dueAt();
    world.attending.pause(world.only().reference(), "a test");
    world.clock.set(at("2026-11-23T15:00"));
    world.attending.resume(world.only().reference(), "a test");
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
    assertThat(world.only().course().promise().orElseThrow().dueAt()).isEqualTo(due);
    correctedTo("2026-11-24T09:30");
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
  }

  @Test
  void soDoesTheNextWordThatALetterHasNamed() {
    for (String day : List.of("2026-11-24T09:30", "2026-11-25T09:30", "2026-11-26T09:30")) {
      correctedTo(day);
    }
    world.send();
    world.attending.pause(world.only().reference(), "a test");
    world.clock.set(at("2026-11-27T10:00"));
    world.attending.resume(world.only().reference(), "a test");
    assertThat(world.only().course().agenda().update()).contains(at("2026-11-27T10:00"));
    world.tick();
    assertThat(world.kinds()).last().isEqualTo("status-update");
  }

  @Test
  void aPromiseThatLapsedMeanwhileIsCorrectedAtOnce() {
    world.attending.pause(world.only().reference(), "a test");
    world.clock.set(at("2026-11-26T10:00"));
    world.attending.resume(world.only().reference(), "a test");
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
  }

  @Test
  void aClosedOneIsNeitherPausedNorResumed() {
    world.closing.close(world.only().reference(), "a test");
    world.attending.pause(world.only().reference(), "a test");
    world.attending.resume(world.only().reference(), "a test");
    assertThat(world.only().isClosed()).isTrue();
  }
}
