package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.mail;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What agents do, seen in Sent, in Closed and by keyword, through the real flows and a database.
 */
class AnsweringAndClosingTest {
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
  void anAgentsAnswerInSentKeepsThePromiseAndStopsTheLetters() {
    anAgentAnswers();
    assertThat(world.only().course().status()).isEqualTo(Status.ANSWERED);
    world.clock.forward(Duration.ofDays(2));
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  private void anAgentAnswers() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofHours(1));
    world.foundInSent(
        sentTo(
            TestHouse.MAIJA,
            mail(
                TestHouse.SUPPORT,
                "a@e",
                "Re: Lasku",
                "Korjattu.",
                world.clock.instant(),
                "In-Reply-To",
                "<1@c>")));
  }

  @Test
  void whoIsOpenedAgainWithoutALetterStillHearsAtTheInstantThatTheLastOneNamed() {
    anAgentAnswers();
    world.closing.close(world.only().reference(), "a test");
    world.closing.reopen(world.only().reference(), "a test");
    world.clock.set(at("2026-11-24T14:55"));
    world.tick();
    assertThat(world.kinds()).as("it names three the next day").endsWith("status-update");

    world.arrives(
        TestHouse.SUPPORT, "forged@c", "Re: Lasku", "Onko kuulunut?", "In-Reply-To", "<1@c>");
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
    assertThat(world.only().course().agenda().update()).contains(at("2026-11-25T14:55"));
  }

  @Test
  void onlyAPersonsAnswerToTheCustomerStopsTheClock() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    InboundMessage answer =
        mail(TestHouse.SUPPORT, "a@e", "Vs: Lasku", "Ota koppi.", MONDAY, "In-Reply-To", "<1@c>");
    world.foundInSent(sentTo(EmailAddress.of("mikko@example.com"), answer));
    assertThat(world.only().course().status())
        .as("forwarded to a colleague")
        .isEqualTo(Status.OPEN);
    world.foundInSent(
        sentTo(
            TestHouse.MAIJA,
            mail(
                TestHouse.SUPPORT,
                "b@e",
                "Poissa",
                "Olen lomalla.",
                MONDAY,
                "In-Reply-To",
                "<1@c>",
                "Auto-Submitted",
                "auto-replied")));
    assertThat(world.only().course().status()).as("an absence note").isEqualTo(Status.OPEN);
  }

  @Test
  void anAnswerOlderThanTheCustomersLastMailKeepsNoPromiseOfThatMail() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.clock.forward(Duration.ofMinutes(30));
    world.maijaWrites("2@c", "Re: Lasku", "Ja toinenkin asia.", "In-Reply-To", "<1@c>");
    world.foundInSent(
        sentTo(
            TestHouse.MAIJA,
            mail(
                TestHouse.SUPPORT,
                "a@e",
                "Re: Lasku",
                "Korjattu.",
                MONDAY.plusSeconds(60),
                "In-Reply-To",
                "<1@c>")));
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
  }

  /** The copy of a delegate may lie in Sent hours after the customer has it. */
  @Test
  void anAnswerSeenOnlyAfterTheCustomersThanksKeepsThePromise() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    Instant answered = MONDAY.plus(Duration.ofMinutes(30));
    world.clock.forward(Duration.ofHours(1));
    world.maijaWrites("2@c", "Re: Lasku", "Kiitos!", "In-Reply-To", "<a@e>", "References", "<1@c>");
    world.foundInSent(
        sentTo(
            TestHouse.MAIJA,
            mail(
                TestHouse.SUPPORT,
                "a@e",
                "Re: Lasku",
                "Korjattu.",
                answered,
                "In-Reply-To",
                "<1@c>")));
    assertThat(world.only().course().status()).isEqualTo(Status.ANSWERED);
  }

  /** An agent answered and filed the mail while we were down. */
  @Test
  void thanksForAnAnswerInAMatterThatWeNeverSawOpenNone() {
    world.maijaWrites("2@c", "Re: Lasku", "Kiitos!", "In-Reply-To", "<a@example.com>");
    world.maijaWrites("3@c", "Lasku", "Lasku ei aukea.", "In-Reply-To", "<a@example.com>");
    assertThat(world.only().matter().subject()).as("of the second alone").isEqualTo("Lasku");
  }

  @Test
  void whereOnlyTheCustomersThanksTellOfAnAnswerWhatTheLastLetterNamedHolds() {
    world.close();
    world = new FlowWorld(data.resolve("urgent"), MONDAY, allCritical());
    world.maijaWrites("1@c", "Katko", "Teillä on käyttökatko.");
    world.send();
    for (int corrections = 0; corrections < 3; corrections++) {
      world.clock.forward(Duration.ofHours(1));
      world.tick();
    }
    Instant named =
        world
            .store
            .transaction(tx -> tx.promises().nextWordNamed(world.only().reference(), Instant.EPOCH))
            .orElseThrow();
    world.clock.forward(Duration.ofMinutes(50));
    world.maijaWrites("2@c", "Re: Katko", "Kiitos!", "In-Reply-To", "<a@example.com>");
    assertThat(world.only().course().status()).isEqualTo(Status.WORKING);
    assertThat(world.only().course().agenda().update().orElseThrow()).isBeforeOrEqualTo(named);
  }

  /** After an outage: the customer's mail and the answer to it, both older than our last letter. */
  @Test
  void whatALetterNamedAfterAnAnswerSeenLateHoldsAlsoWhereTheCustomerHadWrittenBefore() {
    world.close();
    world = new FlowWorld(data.resolve("urgent"), MONDAY, allCritical());
    world.maijaWrites("1@c", "Katko", "Teillä on käyttökatko.");
    world.send();
    world.clock.set(at("2026-11-23T09:30"));
    answers("a@e", world.clock.instant());
    world.clock.set(at("2026-11-23T11:25"));
    world.tick();
    assertThat(world.kinds()).endsWith("status-update");
    var named = world.only().course().agenda().update();
    assertThat(named).contains(at("2026-11-23T13:25"));

    world.clock.set(at("2026-11-23T13:00"));
    world.arrives(
        mail(
            TestHouse.MAIJA,
            "2@c",
            "Re: Katko",
            "Ei se vieläkään toimi, mitä teen?",
            at("2026-11-23T11:00"),
            "In-Reply-To",
            "<a@e>"));
    answers("b@e", at("2026-11-23T11:20"));
    assertThat(world.only().course().status()).isEqualTo(Status.WORKING);
    assertThat(world.only().course().agenda().update()).isEqualTo(named);
  }

  /** The answer came before the mail that proves it, and maybe before the letter too. */
  @Test
  void whatALetterNamedHoldsWhereTheCustomersThanksProveAnAnswerThatNobodySaw() {
    world.close();
    world = new FlowWorld(data.resolve("urgent"), MONDAY, allCritical());
    world.maijaWrites("1@c", "Katko", "Teillä on käyttökatko.");
    world.send();
    world.clock.set(at("2026-11-23T09:30"));
    answers("a@e", world.clock.instant());
    world.maijaWrites(
        "2@c", "Re: Katko", "Ei se vieläkään toimi, mitä teen?", "In-Reply-To", "<a@e>");
    for (String time : List.of("2026-11-23T10:00", "2026-11-23T10:30", "2026-11-23T11:00")) {
      world.clock.set(at(time));
      world.tick();
    }
    while (!world.kinds().getLast().equals("status-update")) {
      world.clock.forward(Duration.ofMinutes(5));
      world.tick();
    }
    var named = world.only().course().agenda().update();

    world.clock.forward(Duration.ofMinutes(30));
    world.maijaWrites("3@c", "Re: Katko", "Kiitos!", "In-Reply-To", "<unseen@example.com>");
    assertThat(world.only().course().status()).isEqualTo(Status.WORKING);
    assertThat(world.only().course().agenda().update()).isEqualTo(named);
  }

  private static HousePolicy allCritical() {
    HousePolicy usual = TestHouse.policy();
    return new HousePolicy(
        usual.promises(),
        new Triage(List.of(), new Reading.Matter("fault", "critical")),
        usual.mailboxes(),
        usual.desk(),
        usual.limits());
  }

  private void answers(String id, Instant sentAt) {
    InboundMessage answer =
        mail(TestHouse.SUPPORT, id, "Re: Katko", "Korjaamme.", sentAt, "In-Reply-To", "<1@c>");
    world.foundInSent(sentTo(TestHouse.MAIJA, answer));
  }

  @Test
  void theKeywordClosesOnceAlsoWhereItStays() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    List<MessageId> marked = List.of(new MessageId("<1@c>"));
    world.closing.closeByKeyword(marked);
    assertThat(world.only().isClosed()).isTrue();
    world.maijaWrites("2@c", "Re: Lasku", "Ei toimi vieläkään.", "In-Reply-To", "<1@c>");
    world.closing.closeByKeyword(marked);
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void theKeywordOfAMailThatTheServerShowsAnewClosesNothing() {
    InboundMessage first = mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY);
    world.arrives(first);
    List<MessageId> marked = List.of(new MessageId("<1@c>"));
    world.closing.closeByKeyword(marked);
    world.maijaWrites("2@c", "Re: Lasku", "Ei toimi vieläkään.", "In-Reply-To", "<1@c>");
    world.arrivesAgain(2, List.of(first));
    world.closing.closeByKeyword(marked);
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void anOlderMailMovedToClosedDoesNotCloseWhatCameSince() {
    InboundMessage first = mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY);
    world.arrives(first);
    world.clock.forward(Duration.ofHours(1));
    world.maijaWrites("2@c", "Re: Lasku", "Ja toinenkin asia.", "In-Reply-To", "<1@c>");
    world.movedToClosed(first);
    assertThat(world.only().isClosed()).isFalse();
  }

  private static InboundMessage sentTo(EmailAddress recipient, InboundMessage mail) {
    return new InboundMessage(
        mail.headers(),
        new Participants(
            mail.participants().from(), List.of(), List.of(NamedAddress.of(recipient))),
        mail.subject(),
        mail.content(),
        mail.arrivedAt(),
        mail.digest());
  }

  @Test
  void ourCopiesInSentAreNoAnswers() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    OutboundMessage ours = world.delivered.getFirst();
    String id = ours.id().value();
    world.foundInSent(
        mail(
            TestHouse.SUPPORT,
            id.substring(1, id.length() - 1),
            "Re: Lasku",
            ours.text(),
            MONDAY,
            "In-Reply-To",
            "<1@c>"));
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
  }

  /** Mailboxes are read one after another, and after a pause the newer mail may be seen first. */
  @Test
  void aMailReadLateThatCameBeforeTheAnswerIsAnsweredByIt() {
    anAgentAnswers();
    world.clock.forward(Duration.ofHours(1));
    world.arrives(
        mail(
            TestHouse.MAIJA,
            "2@c",
            "Re: Lasku",
            "Eikä toinenkaan lasku aukea.",
            MONDAY.plus(Duration.ofMinutes(30)),
            "In-Reply-To",
            "<1@c>"));
    world.send();
    assertThat(world.only().course().status()).isEqualTo(Status.ANSWERED);
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void theCustomersNextMailAfterAnAnswerReopensWithANewPromise() {
    anAgentAnswers();
    world.maijaWrites("2@c", "Re: Lasku", "Ei se vielä toimi.", "In-Reply-To", "<a@e>");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "reopened");
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void movingItsMailToClosedClosesAndStopsTheWaitingLetter() {
    InboundMessage mail = mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY);
    world.arrives(mail);
    world.movedToClosed(mail);
    world.send();
    assertThat(world.only().isClosed()).isTrue();
    assertThat(world.delivered).as("it was closed before it left").isEmpty();
  }

  /** The program was down, or the agent was quicker. */
  @Test
  void theCustomersNextMailMovedToClosedBeforeItWasReadClosesWhatItContinues() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofHours(1));
    world.movedToClosed(next("elsewhere@e", EmailAddress.of("someone@elsewhere.example")));
    assertThat(world.only().course().status()).as("of somebody else").isEqualTo(Status.OPEN);
    world.movedToClosed(next("2@c", TestHouse.MAIJA));
    assertThat(world.only().course().status()).isEqualTo(Status.CLOSED);
  }

  private InboundMessage next(String id, EmailAddress from) {
    return mail(
        from, id, "Re: Lasku", "Se aukesi jo.", world.clock.instant(), "In-Reply-To", "<1@c>");
  }

  @Test
  void anAnsweredConversationClosesByItself() {
    anAgentAnswers();
    world.clock.forward(Duration.ofDays(15));
    world.tick();
    assertThat(world.only().isClosed()).isTrue();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }
}
