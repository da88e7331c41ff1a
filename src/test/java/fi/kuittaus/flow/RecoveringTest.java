package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.store.Outbox;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.SendQueue.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves after the process has died, or its database came from a backup. */
class RecoveringTest {
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

  @Test
  void onlyTheFirstOfAClaimIsUncertainWhenTheProcessDies() {
    for (int i = 0; i < 3; i++) {
      world.arrives(stranger(i), i + "@c", "Hello", "Hello");
    }
    List<OutboxEntry> claimed =
        world.store.transaction(
            tx -> tx.queue().claim("support", Scope.ALL, 3, world.clock.instant()));
    assertThat(claimed).hasSize(3);
    world.sending.recover();
    world.send();
    assertThat(world.writtenTo())
        .as("these cannot have left")
        .hasSize(2)
        .doesNotContain(stranger(0));
    world.clock.forward(Duration.ofMinutes(11));
    world.send();
    assertThat(world.writtenTo()).hasSize(3);
  }

  @Test
  void whatHasLeftStaysWithItsTimeWhenTheProcessDiesBeforeTheRestOfItsClaimHas() {
    for (int i = 0; i < 3; i++) {
      world.arrives(stranger(i), i + "@c", "Hello", "Hello");
    }
    List<OutboxEntry> claimed =
        world.store.transaction(
            tx -> tx.queue().claim("support", Scope.ALL, 3, world.clock.instant()));
    Instant left = world.clock.instant().plusSeconds(1);
    world.store.run(tx -> tx.queue().left(claimed.getFirst().id(), left));
    world.clock.forward(Duration.ofMinutes(2));
    world.sending.recover();
    world.send();
    assertThat(world.writtenTo()).as("the second may have left").containsExactly(stranger(2));
    world.clock.forward(Duration.ofMinutes(11));
    world.send();
    assertThat(world.writtenTo()).containsExactly(stranger(2), stranger(1));
    Reference first = claimed.getFirst().reference().orElseThrow();
    assertThat(world.store.<List<Outbox.Letter>>transaction(tx -> tx.outbox().of(first)))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.state()).isEqualTo("accepted");
          assertThat(letter.doneAt()).contains(left);
        });
    assertThat(world.store.<List<Promises.Given>>transaction(tx -> tx.promises().of(first)))
        .allSatisfy(promise -> assertThat(promise.givenAt()).contains(left));
  }

  @Test
  void afterARestoreNobodyIsAcknowledgedWhoseMailIsAnsweredInSent() {
    world.store.run(tx -> {
      tx.leases().begin("support", "us");
      tx.leases().restoredBefore("support", MONDAY.plusSeconds(60));
    });
    world.server.answered.add(new MessageId("<1@c>"));
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea.");
    world.arrives(stranger(1), "2@c", "Hello", "Where is my order?");
    world.send();
    assertThat(world.writtenTo()).containsExactly(stranger(1));
  }
}
