package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Counterparts that answer every letter of ours: the mail ends with the acknowledgement and at most
 * one letter after it, whatever their mails carry, and nobody who may wait is lost.
 */
class LoopsTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;
  private LoopWorld loop;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
    loop = new LoopWorld(world);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void mailEndsAfterOneLetterMoreWhateverAnswersAtOnce(Responder how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    loop.converse(how, TestHouse.MAIJA, Duration.ofSeconds(3));
    assertThat(world.kinds()).hasSizeLessThanOrEqualTo(2).startsWith("acknowledgement");
    assertThat(loop.deskMails("could not be acknowledged")).isLessThanOrEqualTo(1);
  }

  /** Our letter and the answer to it within one second of INTERNALDATE. */
  @ParameterizedTest
  @EnumSource
  void mailEndsAlsoWhereAnswersComeWithinTheSameSecond(Responder how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    loop.converse(how, TestHouse.MAIJA, Duration.ZERO);
    assertThat(world.kinds()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void mailEndsWhereTheAnswersComeFromAnotherAddressOfTheSameHouse(Responder how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    loop.converse(how, LoopWorld.DESK, Duration.ofSeconds(30));
    assertThat(loop.lettersOnMail()).isLessThanOrEqualTo(3);
    assertThat(world.writtenTo()).filteredOn(LoopWorld.DESK::equals).hasSizeLessThanOrEqualTo(2);
  }

  /** Also our updates and corrections of days are answered, each of them. */
  @ParameterizedTest
  @EnumSource
  void forDaysNoLetterMoreIsWrittenOnTheirMails(Responder how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    loop.converse(how, TestHouse.MAIJA, Duration.ofSeconds(3));
    long before = loop.lettersOnMail();
    loop.days(3, how, TestHouse.MAIJA);
    assertThat(loop.lettersOnMail()).isEqualTo(before).isLessThanOrEqualTo(2);
  }

  /** A program that is run by the hour, or at night, and puts another subject on each note. */
  @ParameterizedTest
  @EnumSource(names = {"SAME_EACH_TIME", "COUNTING", "NO_SUBJECT", "NO_TEXT", "GREETING"})
  void mailEndsAfterOneLetterMoreAlsoWhereAnswersComeHoursLater(Responder how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    loop.converse(how, TestHouse.MAIJA, Duration.ofHours(5));
    assertThat(loop.lettersOnMail()).isBetween(1L, 2L);
  }

  @Test
  void whatRepeatsItselfIsFiledUnderTheFirstWhichGetsNoMoreLetters() {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    loop.converse(Responder.SAME_EACH_TIME, TestHouse.MAIJA, Duration.ofSeconds(3));
    assertThat(world.conversations()).isEqualTo(2);
    assertThat(world.all())
        .filteredOn(Conversation::reachable)
        .as("only the customer's own matter hears of us")
        .hasSize(1);
    assertThat(loop.deskMails("could not be acknowledged")).isEqualTo(1);
  }

  @Test
  void whoSendsTheSameTwiceInImpatienceIsNotSilenced() {
    for (int i = 1; i <= 3; i++) {
      world.maijaWrites(i + "@c", "Lasku", "Lasku ei aukea, auttakaa!");
      world.send();
      world.clock.forward(Duration.ofMinutes(20));
    }
    assertThat(world.conversations()).isEqualTo(1);
    assertThat(world.only().reachable()).isTrue();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  /** Peers' bug 12: the reference in a stranger's mail joins nothing. */
  @Test
  void whoQuotesAnothersLetterIsLeftToTheDesk() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    OutboundMessage letter = world.toCustomers().getFirst();
    loop.answer(Responder.NEW_TICKET_QUOTING, LoopWorld.DESK, letter);
    world.send();
    assertThat(world.conversations()).isEqualTo(2);
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(loop.deskMails("could not be acknowledged")).isEqualTo(1);
  }

  @Test
  void ourLetterSentOnByAListIsKnownByItsWords() {
    EmailAddress list = EmailAddress.of("keskustelu@lists.example");
    world.arrives(list, "1@lists.example", "Lasku", "Lasku ei aukea.");
    world.send();
    OutboundMessage letter = world.toCustomers().getFirst();
    world.arrives(
        loop.mail(
            list,
            list,
            "<2@lists.example>",
            "[keskustelu] " + letter.subject(),
            letter.text() + "\n_______\nkeskustelu mailing list\n",
            letter.text() + "\n_______\nkeskustelu mailing list",
            List.of()));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(world.conversations()).isEqualTo(1);
  }
}
