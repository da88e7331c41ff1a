package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on what has passed between us and a sender; the mail arrives at the epoch. */
class ExchangeRulesTest {
  private final List<Exchange.Theirs> theirs = new ArrayList<>();
  private final List<Exchange.Ours> ours = new ArrayList<>();

  private static Instant minutesAgo(double minutes) {
    return Instant.EPOCH.minus(Duration.ofSeconds((long) (minutes * 60)));
  }

  private void wrote(double minutesAgo, String subject, String words, String opened) {
    theirs.add(
        new Exchange.Theirs(minutesAgo(minutesAgo), subject, words, true, Optional.of(opened)));
  }

  private void letter(double minutesAgo, String of) {
    Instant left = minutesAgo(minutesAgo);
    ours.add(
        new Exchange.Ours(
            of, left, Optional.of(left), true, new Exchange.Text("Re: My order", LETTER)));
  }

  private static final String LETTER =
      """
      Hello Matti,

      Thank you, your message has reached us.
      Someone in customer service will reply by tomorrow.

      Kind regards
      """;

  private List<String> hits(InboundMessage mail, boolean opens) {
    var standing =
        new Exchange.Standing(
            opens ? Optional.empty() : Optional.of("My order"), opens, false, 0, false);
    var exchange = new Exchange(mail, standing, theirs, ours, new Exchange.Counts(false));
    Screening person = Screening.of(List.of(), Optional.empty());
    return ExchangeRules.screened(person, exchange).rules();
  }

  @Test
  void rulesHaveNamesOfTheirOwnAndOneSentenceEach() {
    assertThat(ExchangeRules.names()).doesNotHaveDuplicates();
    assertThat(Screener.rules())
        .extracting(Rule::name)
        .doesNotContainAnyElementsOf(ExchangeRules.names());
    assertThat(ExchangeRules.ALL)
        .allSatisfy(rule -> {
          assertThat(rule.name()).matches("[a-z]+(-[a-z]+)*");
          assertThat(rule.explanation()).endsWith(".");
        });
  }

  @Test
  void whoSaysTheSameAgainThoughWeWroteMeanwhileRepeatsItself() {
    wrote(60, "Hello", "I read your mail 17 on Monday.", "KU-A");
    assertThat(hits(Mails.withText("I read your mail 18 on Monday!"), true)).isEmpty();
    letter(59, "KU-A");
    assertThat(hits(Mails.withText("I read your mail 18 on Monday!"), true))
        .containsExactly("repeats-itself");
    assertThat(hits(Mails.withText("I read your mail 18 on Tuesday!"), true)).isEmpty();
    assertThat(hits(Mails.withText("I read your mail 18 on Monday!"), false))
        .as("in its thread a letter more is not written anyway")
        .isEmpty();
  }

  private static final String NOTE =
      "Good morning. The office is shut until further notice; mails wait here for us, 12 of them.";

  private void wroteANoteHoursBehindALetter() {
    wrote(1_500, "My order", "Where is it?", "KU-A");
    letter(1_499, "KU-A");
    wrote(900, "Shut", NOTE, "KU-B");
    letter(899, "KU-B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Good evening. The office is shut until further notice; mails wait here for us, 12 of them."
            + " | true",
        "Good evening. The office is shut until further notice; mails wait here for us, 19 of them."
            + " | false",
        "Good evening. The office is shut until further notice; mails wait here for us, 12 of them?"
            + " | false",
        "Good evening. The office was shut. I took my 12 mails elsewhere, thank you for nothing. |"
            + " false",
        "Shut. | false"
      })
  void whoSaysNearlyTheSameBehindEachLetterIsNoPersonHoweverLate(String text, boolean hit) {
    wroteANoteHoursBehindALetter();
    assertThat(hits(Mails.withText(text, "Subject: Other"), true).contains("varies-itself"))
        .isEqualTo(hit);
  }

  @Test
  void whoWritesTwiceOfHisOwnAccordIsHeardTwice() {
    wrote(900, "Shut", NOTE, "KU-B");
    letter(899, "KU-B");
    assertThat(hits(Mails.withText(NOTE.replace("morning", "evening")), true)).isEmpty();
  }

  @Test
  void twoMailsEachAtOnceBehindALetterAnswerEachLetter() {
    wrote(30, "My order", "Where is it?", "KU-A");
    letter(29.9, "KU-A");
    wrote(29, "Something", "else", "KU-B");
    letter(9, "KU-B");
    assertThat(hits(Mails.with(), true)).containsExactly("answers-each-letter");
  }

  @Test
  void whoTakesTimeDoesNotAnswerEachLetter() {
    wrote(60, "My order", "Where is it?", "KU-A");
    letter(60, "KU-A");
    wrote(45, "Something", "else", "KU-B");
    letter(44.9, "KU-B");
    assertThat(hits(Mails.with(), true)).isEmpty();
  }

  /** The acknowledgement leaves within the second in which the mail arrives. */
  @Test
  void aMailsOwnAcknowledgementIsNotWhatItAnswers() {
    wrote(5, "My order", "Where is it?", "KU-A");
    letter(5, "KU-A");
    assertThat(hits(Mails.with(), true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "[Desk #4711] Re: My order, true",
    "Re: [Ticket 4711] My order, true",
    "Re: My order (#4711), true",
    "[EXTERNAL] Re: My order, false",
    "Re: My order, false",
    "Re: My order 4711, false",
    "'Re: My order, number 4711', false"
  })
  void aNumberInBracketsIsAnotherDesks(String subject, boolean hit) {
    letter(60, "KU-A");
    assertThat(hits(Mails.with("Subject: " + subject), false).contains("their-ticket-number"))
        .isEqualTo(hit);
  }

  @Test
  void whatMostlyStandsInOurLetterEchoesIt() {
    letter(60, "KU-A");
    assertThat(hits(Mails.withText(LETTER + "_____\r\nsent on by a list of ours\r\n"), false))
        .containsExactly("echoes-our-letter");
    assertThat(
            hits(
                Mails.withText(
                    """
                    Someone in customer service will reply by tomorrow.
                    That is what you wrote last week, and nobody has.
                    When does the parcel leave at last?
                    """),
                false))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Re: My order, My order, true",
    "VS: Re: My order, Sv: my  ORDER, true",
    "[Desk #1] Re: My order, My order, true",
    "My order, My orders, false",
    "Re:, Vs:, false",
    "'', '', false"
  })
  void subjectsAreTheSameButForWhatAnsweringAdds(String one, String other, boolean same) {
    assertThat(ExchangeRules.sameSubject(one, other)).isEqualTo(same);
  }
}
