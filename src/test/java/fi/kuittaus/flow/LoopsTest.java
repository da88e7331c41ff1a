package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.screening.ScreeningPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final EmailAddress DESK = EmailAddress.of("asiakaspalvelu@customer.example");
  private static final List<String> LETTERS_ON_MAIL =
      List.of("acknowledgement", "follow-up", "reopened");
  private static final List<String> NOUNS =
      List.of("kahvi", "tuoli", "lamppu", "ovi", "lumi", "silta", "kirja", "vene", "marja", "talo");
  @TempDir Path data;
  @TempDir Path otherData;
  private FlowWorld world;
  private int answered;
  private int mails;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** How a counterpart answers a letter; none of these carries a mark of a program. */
  enum Counterpart {
    THREADED("Re: {subject}", "Luen viestisi maanantaina.", true),
    UNTHREADED("Re: {subject}", "Luen viestisi maanantaina.", false),
    SAME_EACH_TIME("Terveisiä", "Luen viestisi maanantaina.", false),
    NO_SUBJECT("", "Luen viestisi maanantaina.", false),
    NO_TEXT("Terveisiä", "", false),
    COUNTING("Viesti {n}", "Luen viestisi {n} maanantaina.", false),
    TICKET_IN_THREAD("[Desk #{n}] Re: {subject}", "Asia {n} odottaa.", true),
    TICKET_UNTHREADED("[Desk #{n}] Re: {subject}", "Asia {n} odottaa, {word}.", false),
    NEW_TICKET("Uusi asia {n}: {word}", "{word} on nyt kirjattu numerolla {n}.", false),
    NEW_TICKET_QUOTING("Uusi asia {n}: {word}", "{word} on kirjattu.\n\n> {quote}", false),
    ECHO("{subject}", "{text}", false),
    ECHO_IN_THREAD("{subject}", "{text}", true);

    private final String subject;
    private final String text;
    private final boolean threaded;

    Counterpart(String subject, String text, boolean threaded) {
      this.subject = subject;
      this.text = text;
      this.threaded = threaded;
    }
  }

  private String filled(String template, OutboundMessage letter) {
    return template
        .replace("{n}", Integer.toString(4710 + answered))
        .replace("{word}", NOUNS.get(answered % NOUNS.size()))
        .replace("{subject}", letter.subject())
        .replace("{quote}", letter.text().replace("\n", "\n> "))
        .replace("{text}", letter.text());
  }

  private void answer(Counterpart how, EmailAddress from, OutboundMessage letter) {
    String own = filled(how.text, letter);
    int quote = own.indexOf("\n\n> ");
    List<Header> headers = new ArrayList<>();
    if (how.threaded) {
      headers.add(new Header("In-Reply-To", letter.id().value()));
      headers.add(new Header("References", letter.id().value()));
    }
    world.arrives(
        mail(
            from,
            TestHouse.SUPPORT,
            "<a" + ++mails + "@customer.example>",
            filled(how.subject, letter),
            own,
            quote < 0 ? own : own.substring(0, quote),
            headers));
  }

  private InboundMessage mail(
      EmailAddress from,
      EmailAddress to,
      String id,
      String subject,
      String text,
      String own,
      List<Header> more) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("From", from.toString()));
    headers.add(new Header("To", to.toString()));
    headers.add(new Header("Message-ID", id));
    headers.add(new Header("Subject", subject));
    headers.addAll(more);
    return new InboundMessage(
        new Headers(headers),
        new Participants(List.of(NamedAddress.of(from)), List.of(), List.of(NamedAddress.of(to))),
        subject,
        new Content(text, OwnWords.of(own), List.of()),
        world.clock.instant(),
        Integer.toHexString((id + subject + text).hashCode()));
  }

  private List<OutboundMessage> toCustomers() {
    return world.delivered.stream()
        .filter(m -> !m.envelope().to().address().local().equals("team"))
        .toList();
  }

  /** Answers every letter that has come until no more come. */
  private void converse(Counterpart how, EmailAddress from, Duration pause) {
    world.send();
    while (answered < toCustomers().size()) {
      assertThat(answered).as("letters answered").isLessThan(40);
      OutboundMessage letter = toCustomers().get(answered++);
      world.clock.forward(pause);
      answer(how, from, letter);
      world.send();
    }
  }

  private void days(int days, Counterpart how, EmailAddress from) {
    Instant end = world.clock.instant().plus(Duration.ofDays(days));
    while (world.clock.instant().isBefore(end)) {
      world.clock.forward(Duration.ofMinutes(30));
      world.tick();
      converse(how, from, Duration.ofSeconds(20));
    }
  }

  private long lettersOnMail() {
    return world.kinds().stream().filter(LETTERS_ON_MAIL::contains).count();
  }

  private long deskMails(String subject) {
    return world.delivered.stream()
        .filter(m -> m.envelope().to().address().local().equals("team"))
        .filter(m -> m.subject().contains(subject))
        .count();
  }

  @ParameterizedTest
  @EnumSource
  void mailEndsAfterOneLetterMoreWhateverAnswersAtOnce(Counterpart how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    converse(how, TestHouse.MAIJA, Duration.ofSeconds(3));
    assertThat(world.kinds()).hasSizeLessThanOrEqualTo(2).startsWith("acknowledgement");
    assertThat(deskMails("could not be acknowledged")).isLessThanOrEqualTo(1);
  }

  /** Our letter and the answer to it within one second of INTERNALDATE. */
  @ParameterizedTest
  @EnumSource
  void mailEndsAlsoWhereAnswersComeWithinTheSameSecond(Counterpart how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    converse(how, TestHouse.MAIJA, Duration.ZERO);
    assertThat(world.kinds()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void mailEndsWhereTheAnswersComeFromAnotherAddressOfTheSameHouse(Counterpart how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    converse(how, DESK, Duration.ofSeconds(30));
    assertThat(lettersOnMail()).isLessThanOrEqualTo(3);
    assertThat(toCustomers().stream().filter(m -> m.envelope().to().address().equals(DESK)).count())
        .isLessThanOrEqualTo(2);
  }

  /** Also our updates and corrections of days are answered, each of them. */
  @ParameterizedTest
  @EnumSource
  void forDaysNoLetterMoreIsWrittenOnTheirMails(Counterpart how) {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    converse(how, TestHouse.MAIJA, Duration.ofSeconds(3));
    long before = lettersOnMail();
    days(3, how, TestHouse.MAIJA);
    assertThat(lettersOnMail()).isEqualTo(before).isLessThanOrEqualTo(2);
  }

  @Test
  void whatRepeatsItselfIsFiledUnderTheFirstWhichGetsNoMoreLetters() {
    world.maijaWrites("1@customer.example", "Lasku", "Lasku ei aukea.");
    converse(Counterpart.SAME_EACH_TIME, TestHouse.MAIJA, Duration.ofSeconds(3));
    assertThat(world.conversations()).isEqualTo(2);
    assertThat(
            world.store.<Long>transaction(
                tx -> tx.conversations().list(true, 9).stream().filter(c -> c.reachable()).count()))
        .as("only the customer's own matter hears of us")
        .isEqualTo(1);
    assertThat(deskMails("could not be acknowledged")).isEqualTo(1);
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

  @Test
  void severalRequestsOfOneCustomerAreAcknowledgedEach() {
    List<String> matters = List.of("Lasku ei aukea.", "Oma salasana hukkui.", "Missä kauppa on?");
    for (String matter : matters) {
      world.maijaWrites(matter.hashCode() + "@c", matter, matter);
      world.send();
      world.clock.forward(Duration.ofMinutes(15));
    }
    assertThat(world.kinds())
        .containsExactly("acknowledgement", "acknowledgement", "acknowledgement");
  }

  @Test
  void beyondTheRateThePromiseClockRunsAndTheDeskIsToldOnce() {
    for (int i = 0; i < 10; i++) {
      world.maijaWrites(i + "@c", NOUNS.get(i), "Kysyn nyt tästä: " + NOUNS.get(i));
    }
    world.send();
    assertThat(world.kinds()).containsOnly("acknowledgement").hasSize(3);
    assertThat(world.conversations()).isEqualTo(10);
    assertThat(deskMails("could not be acknowledged")).isEqualTo(1);
    assertThat(
            world.store.<Boolean>transaction(tx ->
                tx.conversations().list(true, 20).stream()
                    .allMatch(c -> c.course().promise().isPresent())))
        .isTrue();
  }

  @Test
  void aDayHasItsRateToo() {
    for (int i = 0; i < 12; i++) {
      world.maijaWrites(i + "@c", NOUNS.get(i % 10) + i, "Kysymys" + "abcdefghijkl".charAt(i));
      world.send();
      world.clock.forward(Duration.ofMinutes(61));
    }
    assertThat(world.kinds()).filteredOn("acknowledgement"::equals).hasSize(8);
  }

  @Test
  void aDomainThatGoesOnAndOnIsAcknowledgedNoMore() {
    world.close();
    HousePolicy p = TestHouse.policy();
    world =
        new FlowWorld(
            otherData,
            MONDAY,
            new HousePolicy(
                p.promises(),
                p.triage(),
                p.mailboxes(),
                p.desk(),
                new HousePolicy.Limits(
                    Duration.ofDays(2), Optional.of(new Brake(200, Duration.ofMinutes(10))))));
    for (String domain : List.of("farm.example", "gmail.com")) {
      for (int i = 0; i < 90; i++) {
        EmailAddress from = EmailAddress.of("user" + i + "@" + domain);
        world.arrives(from, i + "@" + domain, "Kysymys " + i, "Mitä kuuluu?");
        world.send();
        world.clock.forward(Duration.ofSeconds(30));
      }
    }
    assertThat(toCustomers())
        .extracting(m -> m.envelope().to().address().domain())
        .filteredOn("gmail.com"::equals)
        .hasSize(90);
    assertThat(toCustomers())
        .extracting(m -> m.envelope().to().address().domain())
        .filteredOn("farm.example"::equals)
        .hasSizeBetween(60, 82);
    assertThat(deskMails("so many new mails of one domain")).isEqualTo(1);
  }

  @Test
  void aMatterIsOpenedAgainThreeTimesADayWithALetterAndThenWithout() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    for (int i = 2; i < 8; i++) {
      world.clock.forward(Duration.ofMinutes(30));
      world.foundInSent(
          mail(
              TestHouse.SUPPORT,
              TestHouse.MAIJA,
              "<answer" + i + "@example.com>",
              "Re: Lasku",
              "Kokeile nyt.",
              "Kokeile nyt.",
              List.of(new Header("In-Reply-To", "<1@c>"), new Header("References", "<1@c>"))));
      world.clock.forward(Duration.ofMinutes(1));
      world.maijaWrites(
          i + "@c", "Re: Lasku", "Ei auta.", "In-Reply-To", "<answer" + i + "@example.com>");
      world.send();
    }
    assertThat(world.kinds()).filteredOn("reopened"::equals).hasSize(3);
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
    assertThat(deskMails("could not be acknowledged")).isEqualTo(1);
  }

  /** Peers' bug 12: the reference in a stranger's mail joins nothing. */
  @Test
  void whoQuotesAnothersLetterIsLeftToTheDesk() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    OutboundMessage letter = toCustomers().getFirst();
    answer(Counterpart.NEW_TICKET_QUOTING, DESK, letter);
    world.send();
    assertThat(world.conversations()).isEqualTo(2);
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(deskMails("could not be acknowledged")).isEqualTo(1);
  }

  private InboundMessage copy(OutboundMessage letter, boolean marks) {
    return mail(
        letter.envelope().from().address(),
        letter.envelope().to().address(),
        letter.id().value(),
        letter.subject(),
        letter.text(),
        letter.text(),
        letter.headers().stream()
            .filter(h -> marks || h.is("In-Reply-To") || h.is("References"))
            .toList());
  }

  private static HousePolicy otherHouse(EmailAddress address) {
    TokenKey key = new TokenKey("another house's key".getBytes(StandardCharsets.US_ASCII));
    HousePolicy ours = TestHouse.policy();
    HouseMailbox mailbox =
        new HouseMailbox(
            "support",
            NamedAddress.of("Other House", address),
            new ScreeningPolicy(address, Set.of(), Set.of(address), Set.of(), List.of(), key),
            HouseMailbox.SubjectRule.AUTO,
            List.of("en", "fi"));
    return new HousePolicy(
        ours.promises(), ours.triage(), Map.of("support", mailbox), ours.desk(), ours.limits());
  }

  /** A person writes to one house with the other's address; every letter reaches the other. */
  private int lettersBetweenTwoHouses(boolean marks) {
    EmailAddress theirs = EmailAddress.of("help@other.example");
    int passed = 0;
    try (FlowWorld other = new FlowWorld(otherData, MONDAY, otherHouse(theirs))) {
      world.arrives(theirs, "1@other.example", "Tarjous", "Tarvitsemme kolme tuolia.");
      int[] seen = {0, 0};
      for (int round = 0; round < 300; round++) {
        for (FlowWorld here : List.of(world, other)) {
          here.tick();
          int i = here == world ? 0 : 1;
          FlowWorld there = here == world ? other : world;
          EmailAddress wanted = here == world ? theirs : TestHouse.SUPPORT;
          for (; seen[i] < here.delivered.size(); seen[i]++) {
            OutboundMessage letter = here.delivered.get(seen[i]);
            if (letter.envelope().to().address().equals(wanted)) {
              there.arrives(copy(letter, marks));
              passed++;
            }
          }
        }
        world.clock.forward(Duration.ofSeconds(5));
        other.clock.set(world.clock.instant());
      }
    }
    return passed;
  }

  @Test
  void twoHousesThatFaceEachOtherStopAtTheFirstLetter() {
    assertThat(lettersBetweenTwoHouses(true)).isEqualTo(1);
  }

  /** A relay between them takes away every mark. */
  @Test
  void twoHousesThatFaceEachOtherWithoutTheirMarksStopWithinOneRound() {
    assertThat(lettersBetweenTwoHouses(false)).isBetween(1, 4);
    assertThat(toCustomers()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void ourLetterSentOnByAListIsKnownByItsWords() {
    EmailAddress list = EmailAddress.of("keskustelu@lists.example");
    world.arrives(list, "1@lists.example", "Lasku", "Lasku ei aukea.");
    world.send();
    OutboundMessage letter = toCustomers().getFirst();
    world.arrives(
        mail(
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
