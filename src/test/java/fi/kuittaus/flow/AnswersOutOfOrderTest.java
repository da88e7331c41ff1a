package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.flow.AgentsDesk.MAIJA;
import static fi.kuittaus.flow.AgentsDesk.PROVEN;
import static fi.kuittaus.flow.AgentsDesk.reply;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are read before the mail that they answer, or long after they were sent. */
class AnswersOutOfOrderTest {
  @TempDir Path data;
  private AgentsDesk desk;
  private FlowWorld world;

  @BeforeEach
  void open() {
    desk = new AgentsDesk(data);
    world = desk.world;
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void anAnswerReadBeforeTheMailItselfCountsWhenThatIsTakenIn() {
    InboundMessage early =
        desk.mail(
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
  void oneThatIsFoundWeeksLaterLeavesItsMatterTheUsualTimeUntilItCloses() {
    InboundMessage answer = desk.mail(TestHouse.SUPPORT, MAIJA, reply());
    world.clock.set(at("2026-12-14T09:00"));
    world.foundInSent(answer);
    world.tick();
    assertThat(world.only().isClosed()).as("at once").isFalse();
    world.clock.set(at("2027-01-11T09:00"));
    world.tick();
    assertThat(world.only().isClosed()).as("by itself").isTrue();
  }

  @Test
  void soDoesOneFromAnAgentsOwnAddress() {
    world.arrives(
        desk.mail(
            TestHouse.ANNA,
            "b@e",
            "Re: Avain",
            List.of("ville@customer.example"),
            "In-Reply-To",
            "<v1@c>",
            "Authentication-Results",
            PROVEN));
    world.clock.forward(Duration.ofMinutes(1));
    world.arrives(EmailAddress.of("ville@customer.example"), "v1@c", "Avain", "Avain ei toimi.");
    assertThat(statusOf("Avain")).containsExactly(Status.ANSWERED);
  }

  @Test
  void anotherCopyOfSuchAnAnswerIsNoLaterAnswer() {
    EmailAddress ville = EmailAddress.of("ville@customer.example");
    InboundMessage early =
        desk.mail(TestHouse.SUPPORT, "b@e", "Re: Avain", List.of("ville@customer.example"));
    Instant written = world.clock.instant();
    world.foundInSent(early);
    world.arrives(TestHouse.mail(ville, "v1@c", "Avain", "Avain ei toimi.", written));
    Optional<Instant> answered = answeredAt("Avain");
    assertThat(answered).contains(early.arrivedAt());
    world.clock.forward(Duration.ofHours(3));
    world.foundInSent(early.arriving(world.clock.instant()));
    assertThat(answeredAt("Avain")).isEqualTo(answered);
  }

  /** Its mail was thrown away before we read it; the customer's next one names that. */
  @Test
  void whatAnswersAMailThatWeNeverSawCountsForTheMatterThatItBegan() {
    EmailAddress ville = EmailAddress.of("ville@customer.example");
    world.arrives(
        TestHouse.mail(
            ville,
            "v2@c",
            "Re: Avain",
            "Onko uutta?",
            world.clock.instant(),
            "In-Reply-To",
            "<v1@c>",
            "References",
            "<v1@c>"));
    List<String> to = List.of("ville@customer.example");
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, "b@e", "Re: Ovi", to, "In-Reply-To", "<other@c>"));
    assertThat(statusOf("Re: Avain")).containsExactly(Status.OPEN);
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, "d@e", "Re: Avain", to, "In-Reply-To", "<v1@c>"));
    assertThat(statusOf("Re: Avain")).containsExactly(Status.ANSWERED);
  }

  @Test
  void anAnswerFoundAfterItsMatterWasClosedAnswersWhatCameBeforeItAndIsReadLater() {
    EmailAddress ville = EmailAddress.of("ville@customer.example");
    Instant written = world.clock.instant();
    world.clock.forward(Duration.ofHours(1));
    world.arrives(ville, "v2@c", "Avain", "Avain ei toimi.");
    world.clock.forward(Duration.ofHours(1));
    InboundMessage answer =
        desk.mail(
            TestHouse.SUPPORT,
            "b@e",
            "Re: Avain",
            List.of("ville@customer.example"),
            "In-Reply-To",
            "<v2@c>");
    world.closing.close(about("Avain").getFirst().reference(), "a test");
    world.clock.forward(Duration.ofMinutes(1));
    world.foundInSent(answer);
    String[] named = {"In-Reply-To", "<v2@c>"};
    world.arrives(TestHouse.mail(ville, "v1@c", "Re: Avain", "Onko uutta?", written, named));
    assertThat(statusOf("Avain")).as("read late").containsExactly(Status.CLOSED);
    world.arrives(
        TestHouse.mail(ville, "v3@c", "Re: Avain", "Rikki!", world.clock.instant(), named));
    assertThat(statusOf("Avain")).as("written since").containsExactly(Status.OPEN);
  }

  private Optional<Instant> answeredAt(String subject) {
    return about(subject).stream().findFirst().flatMap(c -> c.course().tally().answered());
  }

  @Test
  void oneWithoutHeadersCountsForTheMailOfItsSubjectThatCameBefore() {
    EmailAddress ville = EmailAddress.of("ville@customer.example");
    Instant written = world.clock.instant();
    world.clock.forward(Duration.ofHours(1));
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, "b@e", "Re: Avain", List.of("ville@customer.example")));
    world.clock.forward(Duration.ofHours(1));
    world.arrives(TestHouse.mail(ville, "v1@c", "Avain", "Avain ei toimi.", written));
    assertThat(statusOf("Avain")).containsExactly(Status.ANSWERED);
    world.arrives(ville, "v2@c", "Uusi avain", "Milloin saan sen?");
    assertThat(statusOf("Uusi avain")).containsExactly(Status.OPEN);
  }

  private List<Conversation> about(String subject) {
    return world.all().stream().filter(c -> c.matter().subject().equals(subject)).toList();
  }

  private List<Status> statusOf(String subject) {
    return about(subject).stream().map(c -> c.course().status()).toList();
  }

  @Test
  void soDoesOneThatIsReadBeforeTheCustomersNextMail() {
    world.foundInSent(desk.mail(TestHouse.SUPPORT, MAIJA, reply()));
    world.clock.forward(Duration.ofHours(1));
    world.foundInSent(
        desk.mail(
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
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void alsoWhereTheMailsThemselvesCameInTheirOrderAndOnlyTheReadingDidNot() {
    world.foundInSent(desk.mail(TestHouse.SUPPORT, MAIJA, reply()));
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
          desk.mail(
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
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
    assertThat(world.only().course().tally().answered()).contains(last);
  }

  @Test
  void andOneThatIsReadBeforeAnotherMailInAnOpenMatter() {
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, "b@e", "Re: Lasku", MAIJA, "In-Reply-To", "<2@c>"));
    world.clock.forward(Duration.ofMinutes(1));
    world.maijaWrites("2@c", "Re: Lasku", "Vielä yksi asia.", "In-Reply-To", "<1@c>");
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void aForwardToAColleagueBeforeTheMailIsTakenInIsNoAnswer() {
    world.foundInSent(
        desk.mail(
            TestHouse.SUPPORT,
            "b@e",
            "Fwd: Avain",
            List.of("mikko@example.com"),
            "In-Reply-To",
            "<v1@c>"));
    world.arrives(EmailAddress.of("ville@customer.example"), "v1@c", "Avain", "Avain ei toimi.");
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.OPEN);
  }

  @Test
  void anAnswerThatIsFoundLateCountsWhenItWasSent() {
    maijaAsksMore();
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, MAIJA, reply("Date", "Mon, 23 Nov 2026 10:10:00 +0200")));
    assertThat(world.status()).as("she has written since").isEqualTo(Status.OPEN);
    world.arrives(
        desk.mail(
            TestHouse.ANNA,
            "b@e",
            "Re: Lasku",
            MAIJA,
            reply("Date", "Mon, 23 Nov 2026 10:10:00 +0200", "Authentication-Results", PROVEN)));
    assertThat(world.status()).as("also from an agent's own address").isEqualTo(Status.OPEN);
  }

  @Test
  void aSecondDeliveryOfTheMailThatItNamesMakesAnAnswerNoYounger() {
    world.clock.forward(Duration.ofMinutes(30));
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.clock.forward(Duration.ofMinutes(30));
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, MAIJA, reply("Date", "Mon, 23 Nov 2026 10:10:00 +0200")));
    assertThat(world.only().course().tally().answered()).contains(at("2026-11-23T10:10"));
  }

  @Test
  void anAnswerIsNeverOlderThanTheMailThatItNames() {
    InboundMessage answer =
        desk.mail(TestHouse.SUPPORT, "b@e", "Re: Lasku", MAIJA, "In-Reply-To", "<2@c>");
    maijaAsksMore();
    world.foundInSent(answer);
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void anAgentsSlowClockHidesNoAnswer() {
    maijaAsksMore();
    world.foundInSent(
        desk.mail(
            TestHouse.SUPPORT,
            "b@e",
            "Re: Lasku",
            MAIJA,
            "In-Reply-To",
            "<2@c>",
            "Date",
            "Mon, 23 Nov 2026 09:00:00 +0200"));
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }

  /** At 11:07. */
  private void maijaAsksMore() {
    world.clock.forward(Duration.ofHours(1));
    world.maijaWrites("2@c", "Re: Lasku", "Vielä yksi asia.", "In-Reply-To", "<1@c>");
    world.clock.forward(Duration.ofHours(1));
  }
}
