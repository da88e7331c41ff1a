package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.BusinessCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What always holds of a promise, by its names in DESIGN.md, over a fortnight without an answer.
 */
class PromiseInvariantsTest {
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

  /** A quarter of an hour at a time. */
  private void pass(String until) {
    while (world.clock.instant().isBefore(at(until))) {
      world.clock.forward(Duration.ofMinutes(15));
      world.tick();
    }
  }

  @Test
  void promiseNeverSilentNoInstantThatALetterNamedPassesWithoutWord() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    Instant due = world.only().course().promise().orElseThrow().dueAt();
    for (int correction = 1; correction <= 2; correction++) {
      pass(local(due.minus(Duration.ofMinutes(15))));
      assertThat(world.kinds().stream().filter("correction"::equals))
          .as("before %s", local(due))
          .hasSize(correction);
      due = world.only().course().promise().orElseThrow().dueAt();
    }
    pass(local(due));
    assertThat(world.only().course().promise()).as("no third time by itself").isEmpty();
    assertThat(world.kinds().stream().filter("correction"::equals)).hasSize(3);
  }

  @Test
  void rightHourNothingButAcknowledgementsLeavesOutsideTheHours() {
    BusinessCalendar office = TestHouse.office();
    world.clock.set(at("2026-11-21T23:40"));
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    int before = 1;
    while (world.clock.instant().isBefore(at("2026-12-08T12:00"))) {
      world.clock.forward(Duration.ofMinutes(15));
      world.tick();
      if (customers().size() > before) {
        before = customers().size();
        assertThat(office.isOpen(world.clock.instant())).as(local(world.clock.instant())).isTrue();
      }
    }
    assertThat(before).as("letters in a fortnight").isGreaterThan(5);
  }

  @Test
  void onlyWhatIsKnownNoLetterSaysThatSomebodyWorksOnWhatNobodyHasSeen() {
    world.maijaWrites("1@c", "Invoice", "The invoice does not open for me, can you help?");
    world.send();
    pass("2026-12-04T16:00");
    assertThat(world.kinds()).contains("status-update", "correction");
    assertThat(customers())
        .allSatisfy(letter ->
            assertThat(letter.text().toLowerCase(Locale.ROOT))
                .doesNotContain("looking into", "working on", "our work on", "selvitämme"));
  }

  @Test
  void promiseFrozenWhatWasGivenStandsWhateverTheCalendarSaysLater() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    var given =
        world.store.transaction(tx -> tx.promises().of(world.only().reference()).getFirst());
    world.maijaWrites("2@c", "Re: Lasku", "Lisäys: kyse on marraskuun laskusta.");
    pass("2026-11-24T09:00");
    var now = world.store.transaction(tx -> tx.promises().of(world.only().reference()).getFirst());
    assertThat(now.promise()).isEqualTo(given.promise());
    assertThat(world.only().course().promise()).contains(given.promise());
  }

  private List<OutboundMessage> customers() {
    return world.delivered.stream()
        .filter(mail -> mail.envelope().to().address().equals(TestHouse.MAIJA))
        .toList();
  }
}
