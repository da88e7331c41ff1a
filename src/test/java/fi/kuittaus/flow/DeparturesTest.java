package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.store.Outbox;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.SendQueue.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that could not leave when they were written, on a real store. */
class DeparturesTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
  }

  private void brakeAt(int letters) {
    HousePolicy p = TestHouse.policy();
    var limits =
        new HousePolicy.Limits(
            p.limits().oldest(), Optional.of(new Brake(letters, Duration.ofMinutes(10))));
    world.close();
    world =
        new FlowWorld(
            data,
            MONDAY,
            new HousePolicy(p.promises(), p.triage(), p.mailboxes(), p.desk(), limits));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void accountIsDownFor(Duration outage) {
    world.deliveries.add(new Delivery.Deferred("421 down", true));
    world.send();
    world.clock.forward(outage);
  }

  private List<Promises.Given> promises() {
    return world.store.transaction(tx -> tx.promises().of(world.only().reference()));
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
    assertThat(promises())
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
    world.deliveries.add(new Delivery.Deferred("421 down", true));
    world.send();
    world.clock.set(first.minusSeconds(29 * 60));
    world.deliveries.add(new Delivery.Deferred("421 down", true));
    world.tick();
    assertThat(world.only().course().promise().orElseThrow().dueAt())
        .as("corrected while nothing could leave")
        .isAfter(first);
    world.deliveries.clear();
    world.clock.forward(Duration.ofMinutes(16));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(promises())
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

  private List<MessageId> letters(fi.kuittaus.store.Outbox outbox) {
    return outbox.of(world.only().reference()).stream().map(l -> l.mail().id()).toList();
  }

  @Test
  void aLongOutageLeavesOneLetterNotAHeap() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    for (int hour = 0; hour < 100; hour++) {
      world.deliveries.add(new Delivery.Deferred("421 down", true));
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

  /** As where the account comes back in the very moment in which the next correction is due. */
  @Test
  void aCorrectionThatWaitedBeyondTheTimeThatItNamesNamesAnother() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    Promise told = world.only().course().promise().orElseThrow();
    world.clock.set(world.only().course().agenda().correct().orElseThrow());
    world.deliveries.add(new Delivery.Deferred("421 down", true));
    world.tick();
    Promise waits = world.only().course().promise().orElseThrow();
    world.clock.set(waits.dueAt().plusSeconds(60));
    world.send();

    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
    Promise promise = world.only().course().promise().orElseThrow();
    assertThat(promise.dueAt()).isAfter(world.clock.instant());
    assertThat(promises())
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
    world.deliveries.add(new Delivery.Deferred("421 down", true));
    world.tick();
    Promises.Given named = promises().getLast();
    assertThat(named.what()).isEqualTo("next-word");
    world.clock.set(named.promise().dueAt().plusSeconds(60));
    world.send();

    assertThat(world.kinds()).last().isEqualTo("correction");
    Promises.Given next = promises().getLast();
    assertThat(next.what()).isEqualTo("next-word");
    assertThat(next.promise().dueAt()).isAfter(world.clock.instant());
    assertThat(promises())
        .filteredOn(p -> p.promise().equals(named.promise()))
        .allSatisfy(p -> assertThat(p.outcome()).isEqualTo("void"));
    assertThat(world.only().course().agenda().update())
        .hasValueSatisfying(at -> assertThat(at).isAfter(world.clock.instant()));
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
    world.deliveries.add(new Delivery.Deferred("421 down", true));
    world.tick();
    Promises.Given named = promises().getLast();
    assertThat(named.what()).isEqualTo("next-word");
    assertThat(named.promise().dueAt()).isEqualTo(at("2026-11-27T15:00"));
    world.clock.set(at("2026-11-30T08:01"));
    world.send();
    assertThat(updates()).isEqualTo(before);
    world.tick();
    assertThat(updates()).isEqualTo(before + 1);
    assertThat(promises().getLast().promise().dueAt()).isAfter(world.clock.instant());
  }

  private long updates() {
    return world.kinds().stream().filter("status-update"::equals).count();
  }

  @Test
  void anUpdateThatCouldNotLeaveByDayLeavesNextMorning() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    world.clock.set(at("2026-11-24T09:40"));
    world.deliveries.add(new Delivery.Deferred("421 down", true));
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement");

    world.clock.set(at("2026-11-24T22:00"));
    world.send();
    assertThat(world.kinds()).as("not at night").containsExactly("acknowledgement");
    world.clock.set(at("2026-11-25T08:00"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
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

    assertThat(toCustomers()).hasSize(1 + 200 + 1);
    assertThat(toDesk()).as("told once").hasSize(1).first().asString().contains("held");
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
    assertThat(toCustomers()).hasSize(2);
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
    assertThat(toCustomers()).containsExactly(stranger(1), stranger(3));
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
    assertThat(toCustomers()).hasSize(5).doesNotHaveDuplicates();
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
    assertThat(toCustomers()).doesNotContain(stranger(1), stranger(2), stranger(3), stranger(4));
    assertThat(world.store.<Integer>transaction(tx -> tx.dossiers().open())).isEqualTo(1);
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
    assertThat(toCustomers()).as("these cannot have left").hasSize(2).doesNotContain(stranger(0));
    world.clock.forward(Duration.ofMinutes(11));
    world.send();
    assertThat(toCustomers()).hasSize(3);
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
    assertThat(toCustomers()).as("the second may have left").containsExactly(stranger(2));
    world.clock.forward(Duration.ofMinutes(11));
    world.send();
    assertThat(toCustomers()).containsExactly(stranger(2), stranger(1));
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
    assertThat(toCustomers()).containsExactly(stranger(1));
  }

  @Test
  void whatIsPutOffAgainAndAgainIsToldToTheDeskOnce() {
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea.");
    for (int i = 0; i < 8; i++) {
      world.deliveries.add(new Delivery.Deferred("451 greylisted", false));
      world.send();
      world.clock.forward(Duration.ofMinutes(10));
    }
    assertThat(toDesk()).hasSize(1).first().asString().contains("451 greylisted");
    assertThat(world.sending.trouble()).as("the account works").isEmpty();
  }

  @Test
  void behindAClosedGateOnlyTheDeskIsWrittenTo() throws Exception {
    world.closed = true;
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea.");
    world.clock.set(at("2026-11-24T08:30"));
    world.tick();
    assertThat(toCustomers()).isEmpty();
    assertThat(toDesk()).as("the warning").hasSize(1);
    assertThat(world.sending.nextAt()).as("nothing to wait for").isEmpty();
    world.closed = false;
    world.send();
    assertThat(toCustomers()).hasSize(1);
  }

  private static EmailAddress stranger(int number) {
    return EmailAddress.of("stranger" + number + "@flood.example");
  }

  private List<EmailAddress> toCustomers() {
    return recipients(false);
  }

  private List<EmailAddress> recipients(boolean desk) {
    EmailAddress team = EmailAddress.of("team@example.com");
    return world.delivered.stream()
        .map(mail -> mail.envelope().to().address())
        .filter(to -> to.equals(team) == desk)
        .toList();
  }

  private List<String> toDesk() {
    return world.delivered.stream()
        .filter(m -> m.envelope().to().address().equals(EmailAddress.of("team@example.com")))
        .map(OutboundMessage::text)
        .toList();
  }
}
