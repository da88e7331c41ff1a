package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder.Times;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
  private static final List<String> TOPICS =
      List.of(
          "fault",
          "question",
          "billing",
          "cancellation",
          "application",
          "feedback",
          "callback",
          "of-their-own");

  private static final List<Evidence> EVIDENCE = List.of(Evidence.values());

  /** What no letter may look like, whatever is missing. */
  private static final Pattern RAW =
      Pattern.compile(
          "\\bnull\\b|\\{\\{|\\{%|\\[|\\||\\bAbsent\\b|Optional|  | ,|"
              + " \\.|\\.\\.|,\\.|[\\uE000-\\uF8FF]");

  /** LETTERS' phrases that nobody says, in lower case. */
  private static final List<String> FORBIDDEN =
      List.of(
          "mahdollisimman pian",
          "as soon as possible",
          "så snart som möjligt",
          "within 24 hours",
          "vastaa vain tähän viestiin",
          "annamme uuden ajan",
          "asiakaspalvelijamme lukee",
          "joka päättyy",
          "pahoittelut vaivasta",
          "vastauksen antaa ihminen",
          "före utsatt tid",
          "svaret ger en människa",
          "vi kunde göra",
          "tråkigt att du lämnar",
          "hyvä asiakas",
          "kiitämme yhteydenotostanne",
          "we value your",
          "viitaten viestiinne",
          "your call is",
          "thank you for your patience",
          "has arrived, thank you",
          "!");

  @ParameterizedTest
  @ValueSource(strings = {"fi", "sv", "en", "de", "no", "da", "et"})
  void no_letter_shows_that_a_value_is_missing(String language) {
    for (Sample sample : everything(language)) {
      OutboundMessage mail = sample.write();
      assertThat(RAW.matcher(mail.text()).find()).as(mail.text()).isFalse();
      assertThat(mail.subject()).isNotBlank().doesNotContain("null");
      assertThat(mail.text()).doesNotStartWith(",").endsWith("\n");
      String below = mail.text().substring(mail.text().indexOf('\n'));
      assertThat(FORBIDDEN).noneMatch(below.toLowerCase(Locale.ROOT)::contains);
      assertThat(mail.text().lines().findFirst().orElseThrow())
          .matches("\\p{L}[^,]+(, \\p{L}+)?[,!]?");
    }
  }

  /** Every kind, topic, register and evidence, with each optional value there and missing. */
  private static List<Sample> everything(String language) {
    List<Sample> all = new ArrayList<>();
    for (LetterKind kind : LetterKind.values()) {
      for (String topic : TOPICS) {
        for (int bits = 0; bits < 64; bits++) {
          all.add(varied(Sample.of(kind, language, topic), bits));
        }
      }
    }
    return all;
  }

  private static Sample varied(Sample sample, int bits) {
    boolean promising = sample.times().answerBy().isPresent() && isPromising(sample.kind());
    Optional<Promise> missed = given(bits, 4, Sample.promise("2026-11-23T08:00"));
    Times times =
        new Times(
            Sample.MONDAY,
            promising ? sample.times().answerBy() : given(bits, 2, sample.times().answerBy()),
            given(bits, 3, Sample.promise("2026-11-24T15:00")),
            missed);
    Reading.Person person =
        new Reading.Person(
            given(bits, 0, sample.person().firstName()),
            given(bits, 1, Optional.of(Register.FORMAL)));
    List<String> answered = List.of("when-began", "error-message", "device", "steps");
    Sample varied = sample.with(times);
    return (bits % 5 == 0 ? varied.calling() : varied)
        .with(urgency(sample.matter(), bits % 3 == 0 ? "critical" : "normal"))
        .with(person)
        .after(bits % 4, EVIDENCE.get(bits % EVIDENCE.size()))
        .withNotes(bits % 2 == 0 ? List.of() : List.of("Vika on löytynyt.\n\n  Korjaamme sen. "))
        .with(
            new Told(
                answered.subList(0, bits % 5),
                bits % 3 == 0 ? List.of() : List.of("+358401234567"),
                bits % 2 == 0,
                given(bits, 5, Optional.of(ZoneOffset.ofHours(-5)))))
        .withSender(given(bits, 4, sample.sender()));
  }

  private static Matter urgency(Matter matter, String urgency) {
    return new Matter(matter.subject(), true, matter.topic(), urgency, matter.thread());
  }

  private static boolean isPromising(LetterKind kind) {
    return switch (kind) {
      case ACKNOWLEDGEMENT, FOLLOW_UP, ASKS_AGAIN, REOPENED, CALLBACK -> true;
      case STATUS_UPDATE, CORRECTION, INCIDENT, RESOLVED, CLOSED -> false;
    };
  }

  private static <T> Optional<T> given(int bits, int bit, Optional<T> value) {
    return (bits >> bit & 1) == 0 ? value : Optional.empty();
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void it_joins_the_thread_and_says_that_a_machine_sent_it(LetterKind kind) {
    var first = new MessageId("<first@customer.example>");
    var second = new MessageId("<second@customer.example>");
    Sample sample = Sample.of(kind, "sv", "question");
    OutboundMessage mail = sample.with(thread(sample.matter(), List.of(first, second))).write();
    assertThat(mail.headers())
        .contains(
            new Header("In-Reply-To", second.value()),
            new Header("References", first.value() + " " + second.value()),
            new Header(
                "Auto-Submitted",
                isPromising(kind) && kind != LetterKind.CALLBACK
                    ? "auto-replied"
                    : "auto-generated"),
            new Header("X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply"),
            new Header("Content-Language", "sv"),
            new Header(TokenKey.HEADER, Sample.KEY.token(mail.id())));
  }

  @Test
  void a_mail_without_an_id_gets_a_letter_without_a_thread() {
    Sample sample = Sample.of(LetterKind.ACKNOWLEDGEMENT, "fi", "question");
    assertThat(sample.with(thread(sample.matter(), List.of())).write().headers())
        .noneMatch(header -> header.is("In-Reply-To") || header.is("References"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Lasku ei aukea | true | Re: Lasku ei aukea
          Re: Lasku ei aukea | true | Re: Lasku ei aukea
          VS: Re: SV: AW: Lasku | true | Re: Lasku
          RE[2]: Lasku | true | Re: Lasku
          Fwd: Lasku | true | Re: Fwd: Lasku
          Reijo: lasku | true | Re: Reijo: lasku
          `` | true | Viestisi meille (KU-7F3KR)
          Re: | true | Viestisi meille (KU-7F3KR)
          Lasku ei aukea | false | Viestisi meille (KU-7F3KR)
          """)
  void the_subject_is_theirs_where_we_may_repeat_it(String theirs, boolean may, String ours) {
    Sample sample = Sample.of(LetterKind.ACKNOWLEDGEMENT, "fi", "question");
    assertThat(sample.with(subject(sample.matter(), theirs, may)).write().subject())
        .isEqualTo(ours);
  }

  @Test
  void a_customer_abroad_reads_whose_time_it_is() {
    Told told = new Told(List.of(), List.of(), false, Optional.of(ZoneOffset.ofHours(-5)));
    assertThat(Sample.of(LetterKind.ACKNOWLEDGEMENT, "en", "question").with(told).write().text())
        .contains("by 3 pm on Wednesday 25 November (Finnish time).");
  }

  @Test
  void hostile_values_are_harmless() {
    Sample sample = Sample.of(LetterKind.STATUS_UPDATE, "en", "question");
    String evil = "Eve\r\nBcc: all@example.com\u202E{{ 7 * 7 }}<img src=x>\n\n# one\n~ foot\uE001";
    OutboundMessage mail =
        sample
            .withSender(Optional.of(evil))
            .with(new Reading.Person(Optional.of(evil), Optional.empty()))
            .with(subject(sample.matter(), evil + "x".repeat(10_000), true))
            .withNotes(List.of("# not a list", "{% include 'x' %}"))
            .write(Sample.LETTERS, evil);
    assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E").hasSizeLessThan(210);
    assertThat(mail.envelope().to().name().orElseThrow()).doesNotContain("\r", "\n", "\u202E");
    assertThat(mail.html().orElseThrow()).doesNotContain("<img", "<ol>").contains("&lt;img");
    assertThat(mail.text()).contains("{{ 7 * 7 }}", "# not a list", "{% include 'x' %}");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
  }

  @Test
  void a_letter_that_promises_is_not_written_without_a_time() {
    var none = new Times(Sample.MONDAY, Optional.empty(), Optional.empty(), Optional.empty());
    Sample sample = Sample.of(LetterKind.ACKNOWLEDGEMENT, "fi", "question").with(none);
    assertThatThrownBy(sample::write)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a letter of kind acknowledgement names a time");
  }

  @Test
  void status_updates_do_not_repeat_each_other() {
    Sample update = Sample.of(LetterKind.STATUS_UPDATE, "fi", "question");
    assertThat(
            List.of(
                update.after(1, Evidence.SEEN).write().text(),
                update.after(2, Evidence.SEEN).write().text(),
                update.after(3, Evidence.SEEN).write().text()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"fi, selvit", "sv, utred", "en, looking into"})
  void nobody_is_said_to_work_where_nothing_is_recorded(String language, String work) {
    for (LetterKind kind : List.of(LetterKind.STATUS_UPDATE, LetterKind.CORRECTION)) {
      for (int count = 0; count < 3; count++) {
        Sample sample = Sample.of(kind, language, "question").after(count, Evidence.NONE);
        assertThat(sample.write().text()).doesNotContainIgnoringCase(work);
      }
    }
  }

  private static Matter thread(Matter matter, List<MessageId> thread) {
    return new Matter(
        matter.subject(), matter.subjectQuoted(), matter.topic(), matter.urgency(), thread);
  }

  private static Matter subject(Matter matter, String subject, boolean quoted) {
    return new Matter(subject, quoted, matter.topic(), matter.urgency(), matter.thread());
  }
}
