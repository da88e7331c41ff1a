package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.store.Promises;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another urgency that an agent gives: promise-never-silent. */
class PromisingTest {
  @TempDir Path data;
  private FlowWorld world;
  private Promising promising;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, at("2026-11-23T09:07"));
    promising = new Promising(world.office, () -> {});
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Reference reference() {
    return world.only().reference();
  }

  private String due() {
    return local(world.only().course().promise().orElseThrow().dueAt());
  }

  private String lastLetter() {
    return world.delivered.getLast().text();
  }

  private List<String> outcomes() {
    return world.store.transaction(tx ->
        tx.promises().of(reference()).stream()
            .map(p -> local(p.promise().dueAt()) + " " + p.outcome())
            .toList());
  }

  @Test
  void promiseNeverSilentTheCustomerIsToldOfASoonerTime() {
    assertThat(due()).isEqualTo("2026-11-24T10:00");
    promising.urgency(reference(), "high", "test");
    world.send();
    assertThat(due()).isEqualTo("2026-11-23T14:00");
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
    assertThat(lastLetter()).contains("aiemmin kuin lupasimme").contains("klo 14");
    assertThat(lastLetter()).doesNotContain("pahoillamme").doesNotContain("emme ehdi");
    assertThat(outcomes()).containsExactly("2026-11-24T10:00 replaced", "2026-11-23T14:00 pending");
  }

  @Test
  void promiseNeverSilentTheCustomerIsToldOfALaterTime() {
    promising.urgency(reference(), "low", "test");
    world.send();
    assertThat(due()).isEqualTo("2026-11-30T10:00");
    assertThat(lastLetter()).contains("pahoillamme").contains("emme ehdi");
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    assertThat(world.kinds()).as("the old one needs no correction any more").hasSize(2);
  }

  @Test
  void whatBecomesMoreUrgentIsNotPutOff() {
    world.clock.set(at("2026-11-24T08:00"));
    promising.urgency(reference(), "high", "test");
    world.send();
    assertThat(due()).as("not 12.30").isEqualTo("2026-11-24T10:00");
    assertThat(world.kinds()).as("nothing new to tell").containsExactly("acknowledgement");
    assertThat(world.only().matter().urgency()).isEqualTo("high");
  }

  @Test
  void rightHourTheNewTimeIsToldAtTheOpeningWhereThatIsInTime() {
    world.clock.set(at("2026-11-23T20:00"));
    promising.urgency(reference(), "low", "test");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    world.clock.set(at("2026-11-24T08:00"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
  }

  @Test
  void thatItIsSoAlreadyOrClosedChangesNoPromise() {
    promising.urgency(reference(), "normal", "test");
    world.closing.close(reference(), "test");
    promising.urgency(reference(), "critical", "test");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(world.only().course().promise()).isEmpty();
    assertThat(world.store.<List<Promises.Given>>transaction(tx -> tx.promises().of(reference())))
        .hasSize(1);
  }

  @Test
  void anUrgencyThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> promising.urgency(reference(), "highest", "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are critical, high, normal, low");
    assertThat(promising.urgency(new Reference("KU-7F3KR"), "high", "test")).isEmpty();
  }
}
