package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.flow.AgentsDesk.MAIJA;
import static fi.kuittaus.flow.AgentsDesk.PROVEN;
import static fi.kuittaus.flow.AgentsDesk.reply;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents command by plus-addresses, wherever their mails are found. */
class AgentCommandsTest {
  private static final String CLOSE = "support+close@example.com";
  private static final String NOTE = "support+note@example.com";
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
  void aBccToCloseAnswersAndCloses() {
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, List.of("maija@customer.example", CLOSE), reply()));
    assertThat(world.status()).isEqualTo(Status.CLOSED);
    assertThat(desk.times("answered")).isEqualTo(1);
  }

  @Test
  void itsCopyThatComesLaterDoesNotCloseAgain() {
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, List.of("maija@customer.example", CLOSE), reply()));
    world.clock.forward(Duration.ofMinutes(10));
    world.maijaWrites("2@c", "Re: Lasku", "Ei se auttanut.", "In-Reply-To", "<a@e>");
    world.clock.forward(Duration.ofMinutes(10));
    world.arrives(
        desk.mail(
            TestHouse.SUPPORT,
            MAIJA,
            reply("Authentication-Results", PROVEN, "Delivered-To", CLOSE)));
    assertThat(world.status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aNoteByMailReachesTheCustomerAndCountsAsEvidence() {
    world.foundInSent(desk.mail(TestHouse.SUPPORT, List.of(NOTE), reply()));
    assertThat(world.status()).as("the customer has no answer").isEqualTo(Status.OPEN);
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.NOTED);
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    assertThat(world.delivered.getLast().text()).contains("Korjattu.");
  }

  @Test
  void workingIsEvidenceAndSaysNothing() {
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, List.of("support+working@example.com"), reply()));
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.NOTED);
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    assertThat(world.delivered.stream().map(OutboundMessage::text))
        .noneMatch(text -> text.contains("Korjattu."));
  }

  @Test
  void aProvenAgentCommandsByAMailToTheInbox() {
    world.arrives(
        desk.mail(TestHouse.ANNA, List.of(CLOSE), reply("Authentication-Results", PROVEN)));
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aCloseThatIsReadBeforeTheMailThatItAnswersHoldsWhenThatIsTakenIn() {
    EmailAddress ville = EmailAddress.of("ville@customer.example");
    InboundMessage mail =
        TestHouse.mail(ville, "v1@c", "Avain", "Avain ei toimi.", world.clock.instant());
    world.clock.forward(Duration.ofMinutes(5));
    world.foundInSent(
        desk.mail(
            TestHouse.SUPPORT,
            "b@e",
            "Re: Avain",
            List.of(ville.toString(), CLOSE),
            "In-Reply-To",
            "<v1@c>"));
    world.clock.forward(Duration.ofMinutes(1));
    world.arrives(mail);
    assertThat(world.all())
        .filteredOn(c -> c.matter().subject().equals("Avain"))
        .singleElement()
        .satisfies(c -> assertThat(c.course().status()).isEqualTo(Status.CLOSED));
  }

  @Test
  void forgedCommandsDoNothing() {
    List<InboundMessage> forged =
        List.of(
            desk.mail(TestHouse.MAIJA, "f1@c", "Re: Lasku", List.of(CLOSE, NOTE), reply()),
            desk.mail(TestHouse.ANNA, "f2@c", "Re: Lasku", List.of(CLOSE, NOTE), reply()),
            desk.mail(TestHouse.SUPPORT, "f3@c", "Re: Lasku", List.of(CLOSE, NOTE), reply()),
            desk.mail(
                TestHouse.ANNA,
                "f4@c",
                "Re: Lasku",
                List.of(CLOSE, NOTE),
                reply(
                    "Authentication-Results",
                    "mx.evil.example; dmarc=pass header.from=example.com")),
            desk.mail(
                TestHouse.ANNA,
                "f5@c",
                "Re: Lasku",
                List.of(CLOSE, NOTE),
                reply("Authentication-Results", PROVEN, "List-Id", "<all.example.com>")));
    for (InboundMessage mail : forged) {
      world.arrives(mail);
      assertThat(world.status())
          .as(mail.headers().first("Message-ID").orElse(""))
          .isEqualTo(Status.OPEN);
    }
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.NONE);
    List<String> notes = world.store.transaction(tx -> tx.notes().untold(world.only().reference()));
    assertThat(notes).isEmpty();
  }
}
