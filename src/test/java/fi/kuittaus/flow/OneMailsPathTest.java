package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static fi.kuittaus.TestHouse.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.store.Messages.Received;
import fi.kuittaus.store.SendQueue.Scope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mail's path through the real flows and a real database. */
class OneMailsPathTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  private static final EmailAddress STRANGER = EmailAddress.of("someone@elsewhere.example");
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
  void aCustomersMailIsAcknowledgedOnceWithItsPromise() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    OutboundMessage letter = world.delivered.getFirst();
    assertThat(letter.envelope().to().address()).isEqualTo(TestHouse.MAIJA);
    assertThat(local(world.only().course().promise().orElseThrow().dueAt()))
        .isEqualTo("2026-11-24T10:00");
    assertThat(
            world.store.<Boolean>transaction(
                tx -> tx.promises().of(world.only().reference()).getFirst().givenAt().isPresent()))
        .as("given since it was accepted")
        .isTrue();
  }

  @Test
  void theSameMailTwiceIsAcknowledgedOnce() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    assertThat(world.delivered).hasSize(1);
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void aMailThatRepeatsAnOldMessageIdWithOtherWordsIsANewMail() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.maijaWrites("1@c", "Tilaus", "Missä tilaukseni viipyy?");
    world.send();
    assertThat(world.conversations()).isEqualTo(2);
    assertThat(world.delivered).hasSize(2);
  }

  @Test
  void aSecondMailJoinsAndHearsOnceThatThePromiseStands() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    String ours = world.delivered.getFirst().id().value();
    world.maijaWrites("2@c", "Re: Lasku", "Vika alkoi eilen.", "In-Reply-To", ours);
    world.maijaWrites("3@c", "Re: Lasku", "Ja vielä tämä.", "In-Reply-To", "<2@c>");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "follow-up");
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void whoAsksWhyNobodyAnswersHearsItInALetterOfItsOwnAndOnce() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    String ours = world.delivered.getFirst().id().value();
    String why = "Miksi en ole saanut vastausta?";
    world.maijaWrites("2@c", "Re: Lasku", why, "In-Reply-To", ours);
    world.maijaWrites("3@c", "Re: Lasku", why + " Olen odottanut.", "In-Reply-To", "<2@c>");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "asks-again");
    assertThat(world.delivered.getLast().text()).contains("olemme pahoillamme");
  }

  @Test
  void aReferenceInTheSubjectJoinsOnlyForWhoTakesPart() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    String reference = world.only().reference().code();
    world.maijaWrites("2@c", "Vs: Lasku " + reference, "Vika alkoi eilen.");
    assertThat(world.conversations()).isEqualTo(1);
    world.arrives(STRANGER, "3@c", "About " + reference, "What is this?");
    assertThat(world.conversations()).isEqualTo(2);
  }

  @Test
  void ourOwnMailComeBackOpensNothing() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    OutboundMessage ours = world.delivered.getFirst();
    String id = ours.id().value();
    world.arrives(TestHouse.SUPPORT, id.substring(1, id.length() - 1), ours.subject(), ours.text());
    world.send();
    assertThat(world.delivered).hasSize(1);
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void anUnansweredPromiseIsWarnedOfCorrectedAndEscalated() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    for (Instant end = MONDAY.plus(Duration.ofDays(5));
        world.clock.instant().isBefore(end);
        world.clock.forward(Duration.ofMinutes(5))) {
      world.tick();
    }
    assertThat(world.kinds())
        .containsExactly(
            "acknowledgement",
            "correction",
            "correction",
            "correction",
            "status-update",
            "status-update");
    assertThat(world.toDesk())
        .extracting(OutboundMessage::subject)
        .anyMatch(s -> s.contains("take over"))
        .anyMatch(s -> s.contains("answer promised by"));
  }

  @Test
  void whoseServerRefusesOurLetterGetsNoMoreOfThem() {
    world.deliveries.add(new Delivery.Rejected("550 no such user"));
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofDays(3));
    world.tick();
    assertThat(world.kinds()).isEmpty();
    assertThat(world.delivered)
        .extracting(OutboundMessage::subject)
        .anyMatch(s -> s.contains("refused our letter"))
        .anyMatch(s -> s.contains("we cannot write to the customer"));
  }

  @Test
  void afterAnOutageTheCustomerGetsTheNewestLetterNotAllThatWaited() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    for (int day = 1; day <= 2; day++) {
      world.clock.set(at("2026-11-2" + (3 + day) + "T09:30"));
      world.correcting.correctDue("normal");
    }
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
  }

  @Test
  void theSameWordsMonthsLaterAreANewMail() {
    world.maijaWrites("device@c", "Soittopyyntö", "Soittakaa.");
    world.clock.forward(Duration.ofDays(40));
    world.arrives(
        TestHouse.mail(
            TestHouse.MAIJA, "device@c", "Soittopyyntö 2", "Soittakaa.", world.clock.instant()));
    assertThat(world.conversations()).isEqualTo(2);
  }

  @Test
  void aDeferredLetterLeavesLaterAndARejectedOneTellsTheDesk() {
    world.deliveries.add(new Delivery.Deferred("451 later", false));
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    assertThat(world.delivered).isEmpty();
    world.clock.forward(Duration.ofSeconds(31));
    world.deliveries.add(new Delivery.Rejected("550 no such user"));
    world.send();
    assertThat(world.delivered)
        .singleElement()
        .satisfies(m -> assertThat(m.envelope().to().address().local()).isEqualTo("team"));
  }

  @Test
  void anUncertainLetterIsRepeatedOnceWithTheSameMessageIdUnlessFoundInSent() {
    world.deliveries.add(new Delivery.Uncertain("connection lost"));
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofMinutes(9));
    world.send();
    assertThat(world.delivered).isEmpty();
    world.clock.forward(Duration.ofMinutes(2));
    world.send();
    assertThat(world.delivered).hasSize(1);

    world.deliveries.add(new Delivery.Uncertain("connection lost"));
    world.arrives(STRANGER, "2@c", "Hello", "Where is it?");
    world.send();
    world.store.run(tx ->
        world.server.inSent.add(
            tx.outbox()
                .of(
                    world
                        .store
                        .transaction(t -> t.conversations().list(true, 1))
                        .getFirst()
                        .reference())
                .getFirst()
                .mail()
                .id()));
    world.clock.forward(Duration.ofMinutes(11));
    world.send();
    assertThat(world.delivered).as("it had left").hasSize(1);
  }

  @Test
  void whatWasStoppedBeforeItLeftWaitsForTheNextStart() {
    world.interrupted = true;
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    assertThatThrownBy(() -> world.sending.sendSome(7)).isInstanceOf(InterruptedException.class);
    world.interrupted = false;
    world.sending.recover();
    world.send();
    assertThat(world.kinds()).as("at once: it is certain that it had not left").hasSize(1);
  }

  @Test
  void whatWasBeingSentWhenTheProcessBrokeIsUncertainToo() {
    world.broken = true;
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    assertThatThrownBy(() -> world.sending.sendSome(7)).isInstanceOf(OutOfMemoryError.class);
    world.broken = false;
    world.sending.recover();
    world.send();
    assertThat(world.kinds()).as("not at once: it may have left").isEmpty();
  }

  @Test
  void whatWasBeingSentWhenTheProcessDiedIsUncertain() throws Exception {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.store.run(
        tx -> assertThat(tx.queue().claim("support", Scope.ALL, 1, MONDAY)).isNotEmpty());
    world.sending.recover();
    assertThat(world.sending.sendSome(7)).as("not at once").isZero();
    world.clock.forward(Duration.ofMinutes(11));
    assertThat(world.sending.sendSome(7)).isEqualTo(1);
    assertThat(world.delivered).hasSize(1);
  }

  @Test
  void whatCannotBeReadLiesInQuarantineAndTheFolderGoesOn() throws Exception {
    byte[] raw = "\0\0".getBytes(StandardCharsets.US_ASCII);
    world.arrives(new Arrival(7, MONDAY, new Parsed.Unreadable(raw, "no headers")));
    world.arrives(mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY));
    assertThat(world.store.<Long>transaction(tx -> tx.quarantine().count())).isEqualTo(1);
    assertThat(Files.readAllBytes(data.resolve("quarantine/support-1-7.eml"))).isEqualTo(raw);
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void aMailboxMadeAnewAcknowledgesNothingTwiceAndNothingOld() {
    InboundMessage known = mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY);
    InboundMessage old = mail(STRANGER, "0@c", "Old", "From before.", MONDAY.minusSeconds(60));
    world.arrives(known);
    world.send();
    world.arrivesAgain(2, List.of(old, known, mail(STRANGER, "2@c", "New", "Hello?", MONDAY)));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "acknowledgement");
    assertThat(world.conversations()).isEqualTo(2);
  }

  /** INTERNALDATE has whole seconds, and a server's clock may be behind ours. */
  @Test
  void aMailOfTheSecondOfTheFirstStartIsNew() {
    world.arrives(mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY.minusSeconds(3)));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void aStaleMailStartsTheClockButGetsNoAcknowledgement() {
    world.clock.set(MONDAY.plus(Duration.ofDays(3)));
    world.arrives(mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY));
    world.send();
    assertThat(world.kinds()).isEmpty();
    assertThat(world.delivered).as("the desk is told").hasSize(1);
    assertThat(world.only().course().promise().orElseThrow().dueAt())
        .isAfter(world.clock.instant());
  }

  @Test
  void ofManyStaleMailsTheDeskIsToldOnce() {
    world.clock.set(MONDAY.plus(Duration.ofDays(3)));
    for (int i = 0; i < 5; i++) {
      world.arrives(mail(STRANGER, i + "@c", "Hello " + i, "Where is it? " + i, MONDAY));
    }
    world.send();
    assertThat(world.delivered).hasSize(1);
  }

  @Test
  void whoCouldNotBeAcknowledgedAndWritesAgainGetsWord() {
    world.clock.set(MONDAY.plus(Duration.ofDays(3)));
    world.arrives(mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY));
    world.maijaWrites("2@c", "Re: Lasku", "Onko mitään kuulunut?", "In-Reply-To", "<1@c>");
    world.send();
    assertThat(world.kinds()).containsExactly("follow-up");
    assertThat(world.only().reachable()).isTrue();
  }

  @Test
  void everythingSurvivesARestart() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    var before = world.only();
    world.close();
    world = new FlowWorld(data, MONDAY);
    assertThat(world.only()).isEqualTo(before);
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    List<Received> mails = world.store.transaction(tx -> tx.messages().of(before.reference()));
    assertThat(mails)
        .singleElement()
        .satisfies(m -> assertThat(m.judged().verdict()).isEqualTo("person"));
  }

  @Test
  void aCopyIsKeptInSentAfterTenSeconds() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.copies.keepDue();
    assertThat(world.server.inSent).isEmpty();
    world.clock.forward(Duration.ofSeconds(10));
    world.copies.keepDue();
    assertThat(world.server.inSent).containsExactly(world.delivered.getFirst().id());
  }
}
