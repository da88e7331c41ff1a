package fi.kuittaus.flow;

import static fi.kuittaus.flow.AgentsDesk.MAIJA;
import static fi.kuittaus.flow.AgentsDesk.PROVEN;
import static fi.kuittaus.flow.AgentsDesk.reply;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.InboundMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mails of agents are an answer, wherever they are found. */
class AgentsAnswersTest {
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
  void anAgentsOwnAddressCountsWhereATrustedHostVouchesForIt() {
    world.arrives(
        desk.mail(
            TestHouse.ANNA,
            List.of("maija@customer.example", "support@example.com"),
            reply("Authentication-Results", PROVEN)));
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void withoutThatItDoesNot() {
    world.arrives(
        desk.mail(
            TestHouse.ANNA, List.of("maija@customer.example", "support@example.com"), reply()));
    assertThat(world.status()).isEqualTo(Status.OPEN);
  }

  @Test
  void theSameReplyInTwoFoldersCountsOnce() {
    InboundMessage copy =
        desk.mail(
            TestHouse.SUPPORT,
            List.of("maija@customer.example", "support@example.com"),
            reply("Authentication-Results", PROVEN));
    world.arrives(copy);
    world.clock.forward(Duration.ofMinutes(10));
    world.maijaWrites("2@c", "Re: Lasku", "Ei se auttanut.", "In-Reply-To", "<a@e>");
    assertThat(world.status()).isEqualTo(Status.OPEN);
    world.clock.forward(Duration.ofMinutes(10));
    world.foundInSent(desk.mail(TestHouse.SUPPORT, MAIJA, reply()));
    assertThat(world.status()).as("its copy comes to Sent late").isEqualTo(Status.OPEN);
    assertThat(desk.times("answered")).isEqualTo(1);
  }

  @Test
  void anUnprovenCopyInTheInboxDoesNotHideTheAnswerInSent() {
    InboundMessage answer = desk.mail(TestHouse.SUPPORT, MAIJA, reply());
    world.clock.forward(Duration.ofMinutes(1));
    world.arrives(
        desk.mail(
            TestHouse.SUPPORT, List.of("maija@customer.example", "support@example.com"), reply()));
    assertThat(world.status()).isEqualTo(Status.OPEN);
    world.foundInSent(answer);
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void whereAClientDropsTheHeadersRecipientAndSubjectTell() {
    world.foundInSent(desk.mail(TestHouse.SUPPORT, "a@e", "VS: lasku", MAIJA));
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void anotherSubjectOrRecipientDoesNot() {
    world.foundInSent(desk.mail(TestHouse.SUPPORT, "a@e", "VS: Tarjous", MAIJA));
    world.foundInSent(desk.mail(TestHouse.SUPPORT, "b@e", "VS: Lasku", List.of("ville@c.example")));
    world.foundInSent(
        desk.mail(TestHouse.SUPPORT, "c@e", "VS: Lasku", MAIJA, "In-Reply-To", "<other@c>"));
    assertThat(world.status()).isEqualTo(Status.OPEN);
  }

  @Test
  void anAnswerWithoutHeadersCountsAlsoWhereItsCustomerWroteToAnotherMailbox() {
    world.foundInSalesSent(desk.mail(TestHouse.SUPPORT, "a@e", "VS: lasku", MAIJA));
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void aDraftInSentIsNoAnswerUntilItIsSent() {
    InboundMessage answer = desk.mail(TestHouse.SUPPORT, MAIJA, reply());
    world.draftedInSent(answer);
    assertThat(world.status()).isEqualTo(Status.OPEN);
    world.foundInSent(answer);
    assertThat(world.status()).isEqualTo(Status.ANSWERED);
  }
}
