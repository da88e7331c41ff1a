package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.mail;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.store.History;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk whose agents' answers do not lie where we look. */
class NotBlindTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY, TestHouse::policy, false);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void customersWrite(int count) {
    for (int i = 0; i < count; i++) {
      EmailAddress customer = EmailAddress.of("customer" + i + "@customer.example");
      world.arrives(customer, i + "@c", "Lasku", "Lasku ei aukea, numero " + i);
    }
    world.send();
  }

  private int sent(String kind) {
    return Collections.frequency(world.kinds(), kind);
  }

  private List<String> toldToTheDesk() {
    return world.delivered.stream()
        .map(OutboundMessage::subject)
        .filter(subject -> subject.contains("cannot be seen"))
        .toList();
  }

  @Test
  void afterThreeLapsesNothingMoreGoesToCustomersAndTheDeskIsToldOnce() {
    customersWrite(6);
    world.clock.set(at("2026-11-24T09:31"));
    world.tick();
    assertThat(sent("correction")).isEqualTo(3);
    for (int day = 0; day < 5; day++) {
      world.clock.forward(Duration.ofHours(24));
      world.tick();
    }
    assertThat(world.kinds()).containsOnly("acknowledgement", "correction");
    assertThat(sent("correction")).isEqualTo(3);
    assertThat(toldToTheDesk()).hasSize(1);
  }

  @Test
  void whenAnAnswerIsSeenAllGoesOnButForTheOneAnswered() {
    customersWrite(5);
    world.clock.set(at("2026-11-24T09:31"));
    world.tick();
    EmailAddress answered = EmailAddress.of("customer4@customer.example");
    world.foundInSent(answer("a@e", "4@c", answered));
    world.clock.set(at("2026-11-24T10:31"));
    world.tick();
    assertThat(sent("correction")).as("the fifth has its answer").isEqualTo(4);
    assertThat(statusOf(answered)).isEqualTo(Status.ANSWERED);
  }

  @Test
  void whenOpsSayThatNobodyAnsweredAllGoesOn() {
    customersWrite(5);
    world.clock.set(at("2026-11-24T09:31"));
    world.tick();
    world.attending.trustSent("support", "a test");
    world.tick();
    assertThat(sent("correction")).isEqualTo(5);
  }

  @Test
  void earlierRepliesInSentTellAtTheFirstStartThatAnswersCanBeSeen() {
    world.close();
    world = new FlowWorld(data.resolve("other"), MONDAY, TestHouse::policy, true);
    customersWrite(5);
    world.clock.set(at("2026-11-24T09:31"));
    world.tick();
    assertThat(sent("correction")).isEqualTo(5);
    assertThat(toldToTheDesk()).isEmpty();
  }

  @Test
  void aCustomersReplyToAnAnswerThatWeDoNotKnowProvesIt() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    world.clock.forward(Duration.ofHours(2));
    world.maijaWrites(
        "2@c", "Re: Lasku", "Kiitos!", "In-Reply-To", "<x@example.com>", "References", "<1@c>");
    assertThat(world.only().course().status()).isEqualTo(Status.ANSWERED);
    assertThat(history(world.only())).contains("answered");
    world.clock.set(at("2026-11-24T09:31"));
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void anAnswerThatACustomerNamesCountsOnce() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.clock.forward(Duration.ofHours(2));
    String[] names = {"In-Reply-To", "<x@example.com>", "References", "<1@c>"};
    world.maijaWrites("2@c", "Re: Lasku", "Ei se auttanut.", names);
    assertThat(world.only().course().status()).as("opened again").isEqualTo(Status.OPEN);
    Instant due = world.only().course().promise().orElseThrow().dueAt();
    world.clock.forward(Duration.ofHours(1));
    world.maijaWrites("3@c", "Re: Lasku", "Oletteko siellä?", names);
    assertThat(world.only().course().promise().orElseThrow().dueAt()).isEqualTo(due);
    assertThat(Collections.frequency(history(world.only()), "answered")).isEqualTo(1);
  }

  @Test
  void whatTheFirstMailNamesIsFromBeforeAndProvesNothing() {
    String[] names = {"In-Reply-To", "<old@example.com>"};
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.", names);
    world.maijaWrites("2@c", "Re: Lasku", "Vielä asiaa.", "References", "<1@c> <old@example.com>");
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
    assertThat(history(world.only())).doesNotContain("answered");
  }

  @Test
  void colleaguesOfTheHouseProveNothingByAnsweringEachOther() {
    EmailAddress colleague = EmailAddress.of("pekka@example.com");
    world.arrives(colleague, "1@example.com", "Lasku", "Lasku ei aukea.");
    world.arrives(
        colleague,
        "2@example.com",
        "Re: Lasku",
        "Ville sanoi samaa.",
        "In-Reply-To",
        "<ville@example.com>",
        "References",
        "<1@example.com>");
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
  }

  private List<String> history(Conversation c) {
    return world.store.transaction(
        tx -> tx.history().of(c.reference()).stream().map(History.Event::what).toList());
  }

  private Status statusOf(EmailAddress customer) {
    return world.all().stream()
        .filter(c -> c.customer().answerTo().equals(Optional.of(customer)))
        .map(c -> c.course().status())
        .findFirst()
        .orElseThrow();
  }

  private InboundMessage answer(String id, String original, EmailAddress to) {
    InboundMessage mail =
        mail(
            TestHouse.SUPPORT,
            id,
            "Re: Lasku",
            "Korjattu.",
            world.clock.instant(),
            "In-Reply-To",
            "<" + original + ">");
    return new InboundMessage(
        mail.headers(),
        new Participants(mail.participants().from(), List.of(), List.of(NamedAddress.of(to))),
        mail.subject(),
        mail.content(),
        mail.arrivedAt(),
        mail.digest());
  }
}
