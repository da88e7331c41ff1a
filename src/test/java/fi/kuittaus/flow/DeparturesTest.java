package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.store.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that could not leave when they were written, on a real store. */
class DeparturesTest {
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

  private void accountIsDownFor(Duration outage) {
    world.accountIsDown();
    world.send();
    world.clock.forward(outage);
  }

  @Test
  void anAcknowledgementThatWaitedForTooLongPromisesAnewAndSaysSo() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    MessageId id = world.store.transaction(tx -> letters(tx.outbox())).getFirst();
    accountIsDownFor(Duration.ofHours(20));
    world.send();

    OutboundMessage letter = world.delivered.getFirst();
    assertThat(letter.id()).as("it keeps its Message-ID").isEqualTo(id);
    assertThat(letter.text()).contains("myöhässä");
    Promise promise = world.only().course().promise().orElseThrow();
    assertThat(promise.dueAt()).isAfter(at("2026-11-24T15:59"));
    assertThat(world.promises())
        .filteredOn(p -> p.givenAt().isPresent())
        .extracting(p -> p.promise().dueAt())
        .as("the letter gave this promise and no other")
        .containsOnly(promise.dueAt())
        .hasSizeGreaterThanOrEqualTo(1);
  }

  @Test
  void whatAnAcknowledgementPromisedThatIsWrittenAnewWasNeverTold() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    Instant first = world.only().course().promise().orElseThrow().dueAt();
    world.accountIsDown();
    world.send();
    world.clock.set(first.minusSeconds(29 * 60));
    world.accountIsDown();
    world.tick();
    assertThat(world.only().course().promise().orElseThrow().dueAt())
        .as("corrected while nothing could leave")
        .isAfter(first);
    world.deliveries.clear();
    world.clock.forward(Duration.ofMinutes(16));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(world.promises())
        .filteredOn(p -> p.givenAt().isPresent())
        .extracting(p -> p.promise().dueAt())
        .containsOnly(world.only().course().promise().orElseThrow().dueAt());
  }

  @Test
  void twoMailsThatCameWhileNothingCouldLeaveAreAnsweredByTheAcknowledgementAlone() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    accountIsDownFor(Duration.ofMinutes(1));
    world.maijaWrites("2@c", "Re: Lasku", "Vielä yksi asia.", "In-Reply-To", "<1@c>");
    for (int minute = 0; minute < 5; minute++) {
      world.clock.forward(Duration.ofMinutes(1));
      world.send();
    }
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void whatTheCustomerWritesAfterTheAcknowledgementIsFollowedUp() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    world.clock.forward(Duration.ofMinutes(1));
    world.maijaWrites("2@c", "Re: Lasku", "Vielä yksi asia.", "In-Reply-To", "<1@c>");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "follow-up");
  }

  private List<MessageId> letters(Outbox outbox) {
    return outbox.of(world.only().reference()).stream().map(l -> l.mail().id()).toList();
  }

  @Test
  void aLongOutageLeavesOneLetterNotAHeap() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    for (int hour = 0; hour < 100; hour++) {
      world.accountIsDown();
      world.tick();
      world.deliveries.clear();
      world.clock.forward(Duration.ofHours(1));
    }
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void oneRefusalOfALetterThatHasHadManyHoldsTheAccountForHalfAMinute() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    for (int i = 0; i < 7; i++) {
      world.deliveries.add(new Delivery.Deferred("450 later", false));
      world.send();
      world.clock.forward(Duration.ofHours(1));
    }
    EmailAddress other = EmailAddress.of("pekka@customer.example");
    world.arrives(other, "2@c", "Tilaus", "Hei, milloin tilaukseni tulee?");
    accountIsDownFor(Duration.ofSeconds(30));
    world.send();
    assertThat(world.delivered)
        .extracting(letter -> letter.envelope().to().address())
        .contains(other);
  }

  @Test
  void anAccountThatWasDownForHoursIsTriedAgainWithinEightMinutes() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    for (int i = 0; i < 40; i++) {
      accountIsDownFor(Duration.ofMinutes(8));
    }
    world.send();
    assertThat(world.delivered).hasSize(1);
  }

  @Test
  void whatIsPutOffAgainAndAgainIsToldToTheDeskOnce() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea.");
    for (int i = 0; i < 8; i++) {
      world.deliveries.add(new Delivery.Deferred("451 greylisted", false));
      world.send();
      world.clock.forward(Duration.ofMinutes(10));
    }
    assertThat(world.toDesk())
        .singleElement()
        .extracting(OutboundMessage::text)
        .asString()
        .contains("451 greylisted");
    assertThat(world.sending.trouble()).as("the account works").isEmpty();
  }

  @Test
  void behindAClosedGateOnlyTheDeskIsWrittenTo() throws Exception {
    world.closed = true;
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea.");
    world.clock.set(at("2026-11-24T08:30"));
    world.tick();
    assertThat(world.toCustomers()).isEmpty();
    assertThat(world.toDesk()).as("the warning").hasSize(1);
    assertThat(world.sending.nextAt()).as("nothing to wait for").isEmpty();
    world.closed = false;
    world.send();
    assertThat(world.toCustomers()).hasSize(1);
  }
}
