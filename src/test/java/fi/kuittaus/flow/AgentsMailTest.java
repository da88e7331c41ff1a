package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.screening.ScreeningPolicy;
import fi.kuittaus.store.History;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers and commands of agents, wherever their mails are found. */
class AgentsMailTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  private static final String PROVEN = "mx.example.com; dmarc=pass header.from=example.com";
  private static final String CLOSE = "support+close@example.com";
  private static final String NOTE = "support+note@example.com";
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY, trusting());
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofHours(1));
  }

  /** The tests' house, with a host that vouches for senders. */
  private static HousePolicy trusting() {
    HousePolicy p = TestHouse.policy();
    HouseMailbox m = TestHouse.mailbox();
    ScreeningPolicy s = m.screening();
    ScreeningPolicy screening =
        new ScreeningPolicy(
            s.mailbox(),
            s.aliases(),
            s.houseMailboxes(),
            s.agents(),
            List.of("mx.example.com"),
            s.key());
    HouseMailbox mailbox =
        new HouseMailbox(m.id(), m.from(), screening, m.subject(), m.languages());
    HouseMailbox sales = new HouseMailbox("sales", m.from(), screening, m.subject(), m.languages());
    return new HousePolicy(
        p.promises(), p.triage(), Map.of("support", mailbox, "sales", sales), p.desk(), p.limits());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private InboundMessage from(EmailAddress author, List<String> to, String... headers) {
    return from(author, "a@e", "Re: Lasku", to, headers);
  }

  private InboundMessage from(
      EmailAddress author, String id, String subject, List<String> to, String... headers) {
    InboundMessage mail =
        TestHouse.mail(author, id, subject, "Korjattu.", world.clock.instant(), headers);
    return new InboundMessage(
        mail.headers(),
        new Participants(
            mail.participants().from(),
            List.of(),
            to.stream().map(EmailAddress::of).map(NamedAddress::of).toList()),
        mail.subject(),
        mail.content(),
        mail.arrivedAt(),
        mail.digest());
  }

  private static String[] reply(String... more) {
    return Stream.concat(Stream.of("In-Reply-To", "<1@c>"), Stream.of(more)).toArray(String[]::new);
  }

  private Status status() {
    return world.only().course().status();
  }

  private long times(String event) {
    List<String> events =
        world.store.transaction(tx ->
            tx.history().of(world.only().reference()).stream().map(History.Event::what).toList());
    return Collections.frequency(events, event);
  }

  private static final List<String> MAIJA = List.of("maija@customer.example");

  @Test
  void anAgentsOwnAddressCountsWhereATrustedHostVouchesForIt() {
    world.arrives(
        from(
            TestHouse.ANNA,
            List.of("maija@customer.example", "support@example.com"),
            reply("Authentication-Results", PROVEN)));
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void withoutThatItDoesNot() {
    world.arrives(
        from(TestHouse.ANNA, List.of("maija@customer.example", "support@example.com"), reply()));
    assertThat(status()).isEqualTo(Status.OPEN);
  }

  @Test
  void theSameReplyInTwoFoldersCountsOnce() {
    InboundMessage copy =
        from(
            TestHouse.SUPPORT,
            List.of("maija@customer.example", "support@example.com"),
            reply("Authentication-Results", PROVEN));
    world.arrives(copy);
    world.clock.forward(Duration.ofMinutes(10));
    world.maijaWrites("2@c", "Re: Lasku", "Ei se auttanut.", "In-Reply-To", "<a@e>");
    assertThat(status()).isEqualTo(Status.OPEN);
    world.clock.forward(Duration.ofMinutes(10));
    world.foundInSent(from(TestHouse.SUPPORT, MAIJA, reply()));
    assertThat(status()).as("its copy comes to Sent late").isEqualTo(Status.OPEN);
    assertThat(times("answered")).isEqualTo(1);
  }

  @Test
  void anUnprovenCopyInTheInboxDoesNotHideTheAnswerInSent() {
    InboundMessage answer = from(TestHouse.SUPPORT, MAIJA, reply());
    world.clock.forward(Duration.ofMinutes(1));
    world.arrives(
        from(TestHouse.SUPPORT, List.of("maija@customer.example", "support@example.com"), reply()));
    assertThat(status()).isEqualTo(Status.OPEN);
    world.foundInSent(answer);
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void whereAClientDropsTheHeadersRecipientAndSubjectTell() {
    world.foundInSent(from(TestHouse.SUPPORT, "a@e", "VS: lasku", MAIJA));
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void anotherSubjectOrRecipientDoesNot() {
    world.foundInSent(from(TestHouse.SUPPORT, "a@e", "VS: Tarjous", MAIJA));
    world.foundInSent(from(TestHouse.SUPPORT, "b@e", "VS: Lasku", List.of("ville@c.example")));
    world.foundInSent(
        from(TestHouse.SUPPORT, "c@e", "VS: Lasku", MAIJA, "In-Reply-To", "<other@c>"));
    assertThat(status()).isEqualTo(Status.OPEN);
  }

  @Test
  void anAnswerWithoutHeadersCountsAlsoWhereItsCustomerWroteToAnotherMailbox() {
    world.foundInSalesSent(from(TestHouse.SUPPORT, "a@e", "VS: lasku", MAIJA));
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void aDraftInSentIsNoAnswerUntilItIsSent() {
    InboundMessage answer = from(TestHouse.SUPPORT, MAIJA, reply());
    world.draftedInSent(answer);
    assertThat(status()).isEqualTo(Status.OPEN);
    world.foundInSent(answer);
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void anAnswerReadBeforeTheMailItselfCountsWhenThatIsTakenIn() {
    InboundMessage early =
        from(
            TestHouse.SUPPORT,
            "b@e",
            "Re: Avain",
            List.of("ville@customer.example"),
            "In-Reply-To",
            "<v1@c>");
    world.foundInSent(early);
    world.clock.forward(Duration.ofMinutes(1));
    world.arrives(EmailAddress.of("ville@customer.example"), "v1@c", "Avain", "Avain ei toimi.");
    world.send();
    assertThat(statusOf("Avain")).containsExactly(Status.ANSWERED);
    assertThat(world.kinds()).as("no acknowledgement of what is answered").hasSize(1);
  }

  @Test
  void oneWithoutHeadersCountsForTheMailOfItsSubjectThatCameBefore() {
    EmailAddress ville = EmailAddress.of("ville@customer.example");
    Instant written = world.clock.instant();
    world.clock.forward(Duration.ofHours(1));
    world.foundInSent(
        from(TestHouse.SUPPORT, "b@e", "Re: Avain", List.of("ville@customer.example")));
    world.clock.forward(Duration.ofHours(1));
    world.arrives(TestHouse.mail(ville, "v1@c", "Avain", "Avain ei toimi.", written));
    assertThat(statusOf("Avain")).containsExactly(Status.ANSWERED);
    world.arrives(ville, "v2@c", "Uusi avain", "Milloin saan sen?");
    assertThat(statusOf("Uusi avain")).containsExactly(Status.OPEN);
  }

  private List<Status> statusOf(String subject) {
    return world.store.transaction(tx -> tx.conversations().list(true, 10)).stream()
        .filter(c -> c.matter().subject().equals(subject))
        .map(c -> c.course().status())
        .toList();
  }

  @Test
  void soDoesOneThatIsReadBeforeTheCustomersNextMail() {
    world.foundInSent(from(TestHouse.SUPPORT, MAIJA, reply()));
    world.clock.forward(Duration.ofHours(1));
    world.foundInSent(
        from(
            TestHouse.SUPPORT,
            "b@e",
            "Re: Lasku",
            MAIJA,
            "In-Reply-To",
            "<2@c>",
            "References",
            "<1@c> <2@c>"));
    world.clock.forward(Duration.ofMinutes(1));
    world.maijaWrites("2@c", "Re: Lasku", "Ei se auttanut.", "In-Reply-To", "<a@e>");
    world.send();
    assertThat(status()).isEqualTo(Status.ANSWERED);
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void alsoWhereTheMailsThemselvesCameInTheirOrderAndOnlyTheReadingDidNot() {
    world.foundInSent(from(TestHouse.SUPPORT, MAIJA, reply()));
    world.clock.forward(Duration.ofHours(1));
    InboundMessage second =
        TestHouse.mail(
            TestHouse.MAIJA,
            "2@c",
            "Re: Lasku",
            "Ei se auttanut.",
            world.clock.instant(),
            "In-Reply-To",
            "<a@e>");
    for (String id : List.of("b@e", "d@e")) {
      world.clock.forward(Duration.ofMinutes(1));
      world.foundInSent(
          from(
              TestHouse.SUPPORT,
              id,
              "Re: Lasku",
              MAIJA,
              "In-Reply-To",
              "<2@c>",
              "References",
              "<1@c> <2@c>"));
    }
    Instant last = world.clock.instant();
    world.arrives(second);
    assertThat(status()).isEqualTo(Status.ANSWERED);
    assertThat(world.only().course().tally().answered()).contains(last);
  }

  @Test
  void andOneThatIsReadBeforeAnotherMailInAnOpenMatter() {
    world.foundInSent(from(TestHouse.SUPPORT, "b@e", "Re: Lasku", MAIJA, "In-Reply-To", "<2@c>"));
    world.clock.forward(Duration.ofMinutes(1));
    world.maijaWrites("2@c", "Re: Lasku", "Vielä yksi asia.", "In-Reply-To", "<1@c>");
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void anAnswerThatIsFoundLateCountsWhenItWasSent() {
    maijaAsksMore();
    world.foundInSent(
        from(TestHouse.SUPPORT, MAIJA, reply("Date", "Mon, 23 Nov 2026 10:10:00 +0200")));
    assertThat(status()).as("she has written since").isEqualTo(Status.OPEN);
    world.arrives(
        from(
            TestHouse.ANNA,
            "b@e",
            "Re: Lasku",
            MAIJA,
            reply("Date", "Mon, 23 Nov 2026 10:10:00 +0200", "Authentication-Results", PROVEN)));
    assertThat(status()).as("also from an agent's own address").isEqualTo(Status.OPEN);
  }

  @Test
  void aSecondDeliveryOfTheMailThatItNamesMakesAnAnswerNoYounger() {
    world.clock.forward(Duration.ofMinutes(30));
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.clock.forward(Duration.ofMinutes(30));
    world.foundInSent(
        from(TestHouse.SUPPORT, MAIJA, reply("Date", "Mon, 23 Nov 2026 10:10:00 +0200")));
    assertThat(world.only().course().tally().answered()).contains(at("2026-11-23T10:10"));
  }

  @Test
  void anAnswerIsNeverOlderThanTheMailThatItNames() {
    InboundMessage answer =
        from(TestHouse.SUPPORT, "b@e", "Re: Lasku", MAIJA, "In-Reply-To", "<2@c>");
    maijaAsksMore();
    world.foundInSent(answer);
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void anAgentsSlowClockHidesNoAnswer() {
    maijaAsksMore();
    world.foundInSent(
        from(
            TestHouse.SUPPORT,
            "b@e",
            "Re: Lasku",
            MAIJA,
            "In-Reply-To",
            "<2@c>",
            "Date",
            "Mon, 23 Nov 2026 09:00:00 +0200"));
    assertThat(status()).isEqualTo(Status.ANSWERED);
  }

  /** At 11:07. */
  private void maijaAsksMore() {
    world.clock.forward(Duration.ofHours(1));
    world.maijaWrites("2@c", "Re: Lasku", "Vielä yksi asia.", "In-Reply-To", "<1@c>");
    world.clock.forward(Duration.ofHours(1));
  }

  private static final String CHECK = "support+check@example.com";

  private InboundMessage draft(EmailAddress author, String text, String... headers) {
    InboundMessage mail = from(author, "d@e", "Re: Lasku", List.of(CHECK), headers);
    return new InboundMessage(
        mail.headers(),
        mail.participants(),
        mail.subject(),
        new Content(text, new OwnWords(text), List.of()),
        mail.arrivedAt(),
        mail.digest());
  }

  private List<OutboundMessage> checks() {
    world.send();
    return world.delivered.stream().filter(m -> m.subject().startsWith("Checked:")).toList();
  }

  @Test
  void aDraftSentToCheckIsJudgedForItsAuthorAlone() {
    String text = "Moi [nimi],\n\npalaamme asiaan mahdollisimman pian. Salasana: hunter2secret\n";
    InboundMessage draft = draft(TestHouse.ANNA, text, reply("Authentication-Results", PROVEN));
    world.arrives(draft);
    world.foundInSent(draft);
    assertThat(checks())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.envelope().to().address()).isEqualTo(TestHouse.ANNA);
          assertThat(mail.text())
              .contains("\"[nimi]\" looks like a place", "password", "bingo rule 7")
              .doesNotContain("hunter2secret");
        });
    assertThat(status()).as("the customer has no answer").isEqualTo(Status.OPEN);
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void aDraftInWhichNothingIsFoundIsToldSoAlsoWhereItAnswersNoMatter() {
    String text = "Hei!\n\nLasku on korjattu ja uusi lähtee tiistaina 24.11. klo 12.\n";
    InboundMessage mail =
        TestHouse.mail(
            TestHouse.ANNA,
            "d@e",
            "Luonnos",
            text,
            world.clock.instant(),
            "Delivered-To",
            CHECK,
            "Authentication-Results",
            PROVEN);
    world.arrives(mail);
    assertThat(checks())
        .extracting(OutboundMessage::text)
        .singleElement()
        .asString()
        .startsWith("Nothing was found");
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void aDraftThatNobodyVouchesForIsNotJudgedAndOpensNothing() {
    world.arrives(draft(TestHouse.ANNA, "Moi [nimi]"));
    world.arrives(draft(TestHouse.SUPPORT, "Moi [nimi]"));
    assertThat(checks()).isEmpty();
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void aCustomersMailToCheckIsACustomersMail() {
    world.arrives(
        TestHouse.mail(
            EmailAddress.of("ville@customer.example"),
            "v@c",
            "Avain",
            "Avain ei toimi.",
            world.clock.instant(),
            "Delivered-To",
            CHECK));
    assertThat(checks()).isEmpty();
    assertThat(world.conversations()).isEqualTo(2);
  }

  @Test
  void aForwardToAColleagueBeforeTheMailIsTakenInIsNoAnswer() {
    world.foundInSent(
        from(
            TestHouse.SUPPORT,
            "b@e",
            "Fwd: Avain",
            List.of("mikko@example.com"),
            "In-Reply-To",
            "<v1@c>"));
    world.arrives(EmailAddress.of("ville@customer.example"), "v1@c", "Avain", "Avain ei toimi.");
    List<Conversation> all = world.store.transaction(tx -> tx.conversations().list(true, 10));
    assertThat(all).extracting(c -> c.course().status()).containsOnly(Status.OPEN);
  }

  @Test
  void aBccToCloseAnswersAndCloses() {
    world.foundInSent(from(TestHouse.SUPPORT, List.of("maija@customer.example", CLOSE), reply()));
    assertThat(status()).isEqualTo(Status.CLOSED);
    assertThat(times("answered")).isEqualTo(1);
  }

  @Test
  void itsCopyThatComesLaterDoesNotCloseAgain() {
    world.foundInSent(from(TestHouse.SUPPORT, List.of("maija@customer.example", CLOSE), reply()));
    world.clock.forward(Duration.ofMinutes(10));
    world.maijaWrites("2@c", "Re: Lasku", "Ei se auttanut.", "In-Reply-To", "<a@e>");
    world.clock.forward(Duration.ofMinutes(10));
    world.arrives(
        from(
            TestHouse.SUPPORT,
            MAIJA,
            reply("Authentication-Results", PROVEN, "Delivered-To", CLOSE)));
    assertThat(status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aNoteByMailReachesTheCustomerAndCountsAsEvidence() {
    world.foundInSent(from(TestHouse.SUPPORT, List.of(NOTE), reply()));
    assertThat(status()).as("the customer has no answer").isEqualTo(Status.OPEN);
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.NOTED);
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    assertThat(world.delivered.getLast().text()).contains("Korjattu.");
  }

  @Test
  void workingIsEvidenceAndSaysNothing() {
    world.foundInSent(from(TestHouse.SUPPORT, List.of("support+working@example.com"), reply()));
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.NOTED);
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    assertThat(world.delivered.stream().map(OutboundMessage::text))
        .noneMatch(text -> text.contains("Korjattu."));
  }

  @Test
  void aProvenAgentCommandsByAMailToTheInbox() {
    world.arrives(from(TestHouse.ANNA, List.of(CLOSE), reply("Authentication-Results", PROVEN)));
    assertThat(status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void forgedCommandsDoNothing() {
    Set<InboundMessage> forged =
        Set.of(
            from(TestHouse.MAIJA, "f1@c", "Re: Lasku", List.of(CLOSE, NOTE), reply()),
            from(TestHouse.ANNA, "f2@c", "Re: Lasku", List.of(CLOSE, NOTE), reply()),
            from(TestHouse.SUPPORT, "f3@c", "Re: Lasku", List.of(CLOSE, NOTE), reply()),
            from(
                TestHouse.ANNA,
                "f4@c",
                "Re: Lasku",
                List.of(CLOSE, NOTE),
                reply(
                    "Authentication-Results",
                    "mx.evil.example; dmarc=pass header.from=example.com")),
            from(
                TestHouse.ANNA,
                "f5@c",
                "Re: Lasku",
                List.of(CLOSE, NOTE),
                reply("Authentication-Results", PROVEN, "List-Id", "<all.example.com>")));
    for (InboundMessage mail : forged) {
      world.arrives(mail);
      assertThat(status()).as(mail.headers().first("Message-ID").orElse("")).isEqualTo(Status.OPEN);
    }
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.NONE);
    List<String> notes = world.store.transaction(tx -> tx.notes().untold(world.only().reference()));
    assertThat(notes).isEmpty();
  }
}
