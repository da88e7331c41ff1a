package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.store.Promises;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrections and updates that waited for the account, some beyond the time that they name. */
class LateUpdatesTest {
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, at("2026-11-23T09:07"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** As where the account comes back in the very moment in which the next correction is due. */
  @Test
  void aCorrectionThatWaitedBeyondTheTimeThatItNamesNamesAnother() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    Promise told = world.only().course().promise().orElseThrow();
    world.clock.set(world.only().course().agenda().correct().orElseThrow());
    world.accountIsDown();
    world.tick();
    Promise waits = world.only().course().promise().orElseThrow();
    world.clock.set(waits.dueAt().plusSeconds(60));
    world.send();

    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
    Promise promise = world.only().course().promise().orElseThrow();
    assertThat(promise.dueAt()).isAfter(world.clock.instant());
    assertThat(world.promises())
        .filteredOn(p -> p.givenAt().isPresent())
        .extracting(p -> p.promise().dueAt())
        .containsExactly(told.dueAt(), promise.dueAt());
    assertThat(world.only().course().tally().corrections()).as("it counts once").isEqualTo(1);
    assertThat(world.only().course().agenda().correct())
        .hasValueSatisfying(at -> assertThat(at).isAfter(world.clock.instant()));
    assertThat(world.delivered.getLast().text())
        .as("what they were told, and no time that they were not")
        .contains(words(told), words(promise))
        .doesNotContain(words(waits));
  }

  private static String words(Promise promise) {
    var local = promise.local();
    return local.getDayOfMonth() + "." + local.getMonthValue() + ".";
  }

  @Test
  void aCorrectionWithoutATimeThatWaitedNamesANextWordThatIsStillToCome() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    correct(TestHouse.promises().correct().automatic());
    world.clock.set(world.only().course().agenda().correct().orElseThrow());
    world.accountIsDown();
    world.tick();
    Promises.Given named = world.promises().getLast();
    assertThat(named.what()).isEqualTo("next-word");
    world.clock.set(named.promise().dueAt().plusSeconds(60));
    world.send();

    assertThat(world.kinds()).last().isEqualTo("correction");
    Promises.Given next = world.promises().getLast();
    assertThat(next.what()).isEqualTo("next-word");
    assertThat(next.promise().dueAt()).isAfter(world.clock.instant());
    assertThat(world.promises())
        .filteredOn(p -> p.promise().equals(named.promise()))
        .allSatisfy(p -> assertThat(p.outcome()).isEqualTo("void"));
    assertThat(world.only().course().agenda().update())
        .hasValueSatisfying(at -> assertThat(at).isAfter(world.clock.instant()));
    var told =
        world.store.transaction(
            tx -> tx.promises().nextWordNamed(world.only().reference(), Instant.EPOCH));
    assertThat(told).as("what it said in the end").contains(next.promise().dueAt());
  }

  private void correct(int times) {
    for (int i = 0; i < times; i++) {
      world.clock.set(world.only().course().agenda().correct().orElseThrow());
      world.tick();
    }
  }

  @Test
  void anUpdateThatWaitedUntilTheNextOneIsDueGivesWayToThat() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    correct(TestHouse.promises().correct().automatic() + 1);
    long before = updates();
    Instant update = world.only().course().agenda().update().orElseThrow();
    world.clock.set(update);
    world.accountIsDown();
    world.tick();
    Promises.Given named = world.promises().getLast();
    assertThat(named.what()).isEqualTo("next-word");
    assertThat(named.promise().dueAt()).isEqualTo(at("2026-11-27T15:00"));
    world.clock.set(at("2026-11-30T08:01"));
    world.send();
    assertThat(updates()).isEqualTo(before);
    world.tick();
    assertThat(updates()).isEqualTo(before + 1);
    assertThat(world.promises().getLast().promise().dueAt()).isAfter(world.clock.instant());
  }

  private long updates() {
    return world.kinds().stream().filter("status-update"::equals).count();
  }

  @Test
  void anUpdateThatCouldNotLeaveByDayLeavesNextMorning() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    world.clock.set(at("2026-11-24T09:40"));
    world.accountIsDown();
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement");

    world.clock.set(at("2026-11-24T22:00"));
    world.send();
    assertThat(world.kinds()).as("not at night").containsExactly("acknowledgement");
    world.clock.set(at("2026-11-25T08:00"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
  }
}
