package fi.kuittaus.flow;

import static fi.kuittaus.flow.AgentsDesk.PROVEN;
import static fi.kuittaus.flow.AgentsDesk.reply;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.OwnWords;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts that agents send to the plus-address which judges them. */
class DraftsToCheckTest {
  private static final String CHECK = "support+check@example.com";
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

  private InboundMessage draft(EmailAddress author, String text, String... headers) {
    InboundMessage mail = desk.mail(author, "d@e", "Re: Lasku", List.of(CHECK), headers);
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
    assertThat(world.status()).as("the customer has no answer").isEqualTo(Status.OPEN);
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
}
