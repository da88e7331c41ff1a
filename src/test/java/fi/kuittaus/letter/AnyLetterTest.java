package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder.Meanwhile;
import fi.kuittaus.conversation.LetterOrder.Times;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters of any kind with any of their values there or missing, and with hostile ones. */
class AnyLetterTest {
  private static final List<Concern.Thing> THINGS =
      List.of(
          new Concern.Thing("fi", "tonttia", "tontista", Optional.empty()),
          new Concern.Thing("sv", "hissen", "hissen", Optional.of("hissen")),
          new Concern.Thing("en", "the gate", "the gate", Optional.of("the gate")));

  private static final List<String> CONCERNS =
      named("task", Pattern.compile("concern equals \"([a-z-]+)\""));
  private static final List<String> PAPERS =
      named("about", Pattern.compile("numbered equals \"([a-z]+)\""));
  private static final int COUNT = 1_500;
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

  /** What no letter may look like. */
  private static final Pattern RAW =
      Pattern.compile(
          "\\bnull\\b|\\{\\{|\\{%|\\[|\\||Absent|Optional| {2}| [,.;?]|\\.\\.|[,;]\\.|,,|\\("
              + " |\\n{3}|[\\uE000-\\uF8FF]");

  /** Nothing that a reader's program would fetch, run or follow. */
  private static final Pattern ACTIVE =
      Pattern.compile("<(?:img|a|script|link|iframe|form)\\b|https?:|\\son\\w+=|url\\(");

  private static final String HOSTILE =
      "Eve\r\nBcc: all@example.com\u202E\u2066{{ 7 * 7 }}{% include 'x' %}<img src=x onerror=y>"
          + "</p><script>\n\n# one\n~ foot\\\n\uE001[a|b]"
          + "x".repeat(10_000);

  @ParameterizedTest
  @ValueSource(strings = {"fi", "sv", "en", "de", "no", "da", "et"})
  void noLetterShowsThatAValueIsMissing(String language) {
    Random random = new Random(42);
    for (int i = 0; i < COUNT; i++) {
      OutboundMessage mail = any(language, random).write();
      assertThat(RAW.matcher(mail.text()).find()).as(mail.text()).isFalse();
      assertThat(mail.text()).endsWith("\n").doesNotContain("\n ");
      String html = mail.html().orElseThrow();
      assertThat(ACTIVE.matcher(html).find()).as(html).isFalse();
      assertThat(html).contains("<html lang=\"" + language + "\">", "light dark");
      assertThat(mail.headers())
          .anyMatch(h -> h.is("Content-Language") && h.value().equals(language));
    }
  }

  @Test
  void hostileValuesAreHarmlessInEveryLetter() {
    Random random = new Random(7);
    for (String language : Letters.languages()) {
      for (int i = 0; i < 100; i++) {
        assertHarmless(hostile(any(language, random)).write(Sample.LETTERS, HOSTILE));
      }
    }
  }

  private static void assertHarmless(OutboundMessage mail) {
    String html = mail.html().orElseThrow();
    assertThat(html).doesNotContain("<img", "<script", "\u202E", "\u2066", "\uE001");
    assertThat(mail.text()).doesNotContain("\u202E", "\u2066", "\r", "\uE001");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    assertThat(mail.text().length()).isLessThan(5_000);
    assertThat(mail.text()).doesNotContain("49");
    assertThat(mail.subject()).doesNotContain("\r", "\n", "\u202E").hasSizeLessThan(210);
    assertThat(mail.envelope().to().name().orElse("")).doesNotContain("\r", "\n", "\u202E");
    assertThat(mail.headers())
        .allSatisfy(header -> assertThat(header.value()).doesNotContain("\r", "\n"));
  }

  private static Sample hostile(Sample sample) {
    Matter m = sample.matter();
    return sample
        .withSender(Optional.of(HOSTILE))
        .with(new Reading.Person(Optional.of(HOSTILE), sample.person().register()))
        .with(new Matter(HOSTILE, true, m.topic(), m.urgency(), m.thread()))
        .withNotes(List.of(HOSTILE.replaceAll("\\R", " ")));
  }

  private static Sample any(String language, Random random) {
    LetterKind kind = one(List.of(LetterKind.values()), random);
    Sample sample = Sample.of(kind, language, one(TOPICS, random));
    Matter m = sample.matter();
    String urgency = random.nextBoolean() ? "critical" : "normal";
    return sample
        .with(new Matter(m.subject(), random.nextBoolean(), m.topic(), urgency, m.thread()))
        .with(
            new Reading.Person(
                maybe(random, sample.person().firstName()),
                maybe(random, Optional.of(Register.FORMAL))))
        .withSender(maybe(random, sample.sender()))
        .with(tally(random))
        .with(times(random))
        .withNotes(random.nextBoolean() ? List.of() : List.of("On.\n\n  Oli. ", " "))
        .with(told(random))
        .with(random.nextBoolean() ? HouseStyle.USUAL : Houses.in(language));
  }

  private static Course.Tally tally(Random random) {
    return new Course.Tally(
        random.nextInt(4),
        random.nextInt(3),
        false,
        one(List.of(Evidence.values()), random),
        maybe(random, Optional.of(Instant.parse("2026-11-20T12:10:00Z"))),
        Optional.empty());
  }

  /** Those that need a promise have one; the others, too, at times. */
  private static Times times(Random random) {
    Optional<Promise> promise = Sample.promise("2026-11-25T15:00");
    return new Times(
        Sample.MONDAY,
        promise,
        maybe(random, Sample.promise("2026-11-24T15:00")),
        maybe(random, Sample.promise("2026-11-23T08:00")),
        new Meanwhile(
            random.nextBoolean(),
            maybe(random, Optional.of(Sample.MONDAY.atZone(Sample.HELSINKI).withHour(16))),
            maybe(random, Optional.of(Sample.MONDAY.atZone(Sample.HELSINKI)))));
  }

  private static Told told(Random random) {
    List<String> questions = List.of("when-began", "error-message", "device", "steps");
    Set<Mention> mentions =
        Arrays.stream(Mention.values())
            .filter(_ -> random.nextInt(3) == 0)
            .collect(Collectors.toSet());
    return new Told(
        questions.subList(0, random.nextInt(5)),
        random.nextBoolean() ? List.of() : List.of("+358401234567"),
        random.nextBoolean(),
        maybe(random, Optional.of(ZoneOffset.ofHours(-5))),
        mentions,
        new Concern(
            maybe(random, Optional.of(one(CONCERNS, random))),
            maybe(random, Optional.of(new Concern.Numbered(one(PAPERS, random), "300-418"))),
            maybe(
                random, Optional.of(new Concern.Clause("fi", "hissi ei toimi", "hissi ei toimi"))),
            maybe(
                random,
                Optional.of(
                    new Concern.Clause("en", "whether you can come", "whether you can come"))),
            maybe(random, Optional.of(one(THINGS, random)))));
  }

  /** All that the parts of the letters know by name. */
  private static List<String> named(String part, Pattern asked) {
    return Resources.templates().entrySet().stream()
        .filter(template -> template.getKey().endsWith("/" + part))
        .flatMap(template -> asked.matcher(template.getValue()).results())
        .map(found -> found.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static <T> Optional<T> maybe(Random random, Optional<T> value) {
    return random.nextBoolean() ? value : Optional.empty();
  }
}
