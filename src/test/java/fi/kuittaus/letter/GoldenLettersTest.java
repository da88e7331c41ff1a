package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder.Meanwhile;
import fi.kuittaus.conversation.LetterOrder.Times;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of letter as its reader sees it, held against a file that a person has read and
 * approved. {@code mvn test -Dtest=GoldenLettersTest -Dletters.approve=true} writes the files anew.
 */
class GoldenLettersTest {
  private static final Path GOLDEN = Path.of("src/test/resources/letters/golden");
  private static final boolean APPROVE = Boolean.getBoolean("letters.approve");
  private static final List<String> TOPICS =
      List.of("billing", "cancellation", "application", "feedback", "callback");

  /** The languages with the whole grid. */
  private static final List<String> FULL = List.of("fi", "sv", "en");

  /** Those of one register. */
  private static final List<String> PLAIN = List.of("no", "da");

  /** What has more to say than most. */
  private static final List<String> LONG =
      List.of(
          "all-questions",
          "fault-told-one",
          "fault-told-two",
          "waited",
          "correction-fault",
          "clos",
          "terms",
          "outage",
          "fault-call",
          "acknowledgement-incident",
          "resolved-promised");

  private static final Map<String, List<String>> NOTES =
      Map.of(
          "fi", List.of("Vika koskee vain kesäkuun laskuja. Laskun voi avata Omilta sivuilta."),
          "sv", List.of("Felet gäller bara fakturorna för juni. De kan öppnas på Mina sidor."),
          "en", List.of("Only the June invoices are affected. You can open yours on My Pages."),
          "de", List.of("Betroffen sind nur die Rechnungen vom Juni."),
          "no", List.of("Feilen gjelder bare fakturaene for juni."),
          "da", List.of("Fejlen gælder kun fakturaerne for juni."),
          "et", List.of("Viga puudutab ainult juuni arveid."));

  @TestFactory
  Stream<DynamicTest> letters_read_as_approved() {
    return Letters.languages().stream()
        .flatMap(language ->
            letters(language).entrySet().stream()
                .map(letter ->
                    DynamicTest.dynamicTest(
                        language + "/" + letter.getKey(),
                        () -> compare(language + "/" + letter.getKey(), letter.getValue()))));
  }

  private static void compare(String name, Sample sample) throws IOException {
    OutboundMessage mail = sample.write();
    compareText(name + ".txt", "Subject: " + mail.subject() + "\n\n" + mail.text());
    if (name.endsWith("/acknowledgement-fault")) {
      compareText(name + ".html", mail.html().orElseThrow());
    }
    int words = body(mail.text()).replaceAll("(?m)^\\d\\. ", "").split("\\s+").length;
    assertThat(words).as(name).isLessThanOrEqualTo(most(name, sample.kind()));
  }

  /**
   * How many words a letter may have; a list of all questions, and one that is late, are longer.
   */
  private static int most(String name, LetterKind kind) {
    if (LONG.stream().anyMatch(name::contains)) {
      return 112;
    }
    return kind == LetterKind.ACKNOWLEDGEMENT ? 80 : 60;
  }

  private static void compareText(String name, String letter) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (APPROVE) {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, letter);
    }
    assertThat(letter).isEqualTo(Files.readString(file));
  }

  /** Without greeting, closing and foot. */
  private static String body(String text) {
    List<String> blocks = List.of(text.strip().split("\n\n"));
    return String.join("\n\n", blocks.subList(1, blocks.size() - 2));
  }

  private static Map<String, Sample> letters(String language) {
    Map<String, Sample> letters = new LinkedHashMap<>();
    put(letters, "acknowledgement", sample(LetterKind.ACKNOWLEDGEMENT, language, "question"));
    put(
        letters,
        "acknowledgement-urgent",
        urgent(sample(LetterKind.ACKNOWLEDGEMENT, language, "question")));
    put(letters, "acknowledgement-fault", sample(LetterKind.ACKNOWLEDGEMENT, language, "fault"));
    for (String topic : TOPICS) {
      put(letters, "acknowledgement-" + topic, sample(LetterKind.ACKNOWLEDGEMENT, language, topic));
    }
    put(letters, "follow-up", sample(LetterKind.FOLLOW_UP, language, "question"));
    put(letters, "follow-up-fault", sample(LetterKind.FOLLOW_UP, language, "fault"));
    put(letters, "reopened", sample(LetterKind.REOPENED, language, "question"));
    put(letters, "reopened-fault", sample(LetterKind.REOPENED, language, "fault"));
    if (FULL.contains(language)) {
      letters.putAll(OccasionalLetters.in(language));
    }
    putUpdates(letters, language);
    putCorrections(letters, language);
    putVariants(letters, language);
    putLate(letters, language);
    putIncident(letters, language);
    return letters;
  }

  private static void putVariants(Map<String, Sample> letters, String language) {
    Sample fault = sample(LetterKind.ACKNOWLEDGEMENT, language, "fault");
    List<String> most = List.of("when-began", "device", "steps");
    Told known = new Told(most, List.of(), false, Optional.empty());
    letters.put(
        "acknowledgement-fault-one-question", fault.with(known).mentioning(Mention.DIGITAL));
    letters.put(
        "acknowledgement-fault-all-questions",
        fault.with(Told.NOTHING).mentioning(Mention.DIGITAL));
    letters.put("acknowledgement-fault-of-a-thing", fault.with(Told.NOTHING));
    letters.put(
        "acknowledgement-callback-no-number",
        sample(LetterKind.ACKNOWLEDGEMENT, language, "callback").with(Told.NOTHING));
    letters.put(
        "acknowledgement-application-attachments",
        sample(LetterKind.ACKNOWLEDGEMENT, language, "application")
            .with(new Told(List.of(), List.of(), true, Optional.empty())));
  }

  /** It had to wait, and what it would have promised has come too near. */
  private static void putLate(Map<String, Sample> letters, String language) {
    Times late =
        new Times(
            Instant.parse("2026-11-24T12:00:00Z"),
            Sample.promise("2026-11-25T15:00"),
            Optional.empty(),
            Sample.promise("2026-11-24T15:00"));
    for (String topic : List.of("question", "fault")) {
      put(
          letters,
          "acknowledgement-waited-" + topic,
          sample(LetterKind.ACKNOWLEDGEMENT, language, topic).with(late));
    }
    put(letters, "reopened-waited", sample(LetterKind.REOPENED, language, "question").with(late));
  }

  /** The fault is known as it is acknowledged, and is no more. */
  private static void putIncident(Map<String, Sample> letters, String language) {
    List<String> notes = NOTES.getOrDefault(language, List.of());
    var began = LocalDateTime.parse("2026-11-23T07:40").atZone(Sample.HELSINKI);
    Times known =
        new Times(
            Sample.MONDAY,
            Sample.promise("2026-11-23T12:00"),
            Optional.empty(),
            Optional.empty(),
            new Meanwhile(false, Optional.empty(), Optional.of(began)));
    put(
        letters,
        "acknowledgement-incident",
        sample(LetterKind.ACKNOWLEDGEMENT, language, "fault").with(known).withNotes(notes));
    Sample resolved = sample(LetterKind.RESOLVED, language, "fault").withNotes(notes);
    put(letters, "resolved-promised", resolved);
    put(
        letters,
        "resolved",
        resolved.with(
            new Times(Sample.MONDAY, Optional.empty(), Optional.empty(), Optional.empty())));
  }

  private static void putUpdates(Map<String, Sample> letters, String language) {
    Sample update = sample(LetterKind.STATUS_UPDATE, language, "question");
    for (Evidence evidence : List.of(Evidence.NONE, Evidence.SEEN, Evidence.ANSWERED)) {
      for (int count = 1; count <= 3; count++) {
        put(
            letters,
            "status-update-" + evidence.label() + "-" + count,
            update.after(count, evidence).with(times(evidence, count)));
      }
    }
    put(
        letters,
        "status-update-notes",
        update
            .after(1, Evidence.NOTED)
            .withNotes(NOTES.getOrDefault(language, List.of()))
            .with(times(Evidence.NOTED, 1)));
    put(
        letters,
        "status-update-fault",
        sample(LetterKind.STATUS_UPDATE, language, "fault").after(1, Evidence.SEEN));
    put(
        letters,
        "status-update-call",
        update.after(1, Evidence.NONE).with(times(Evidence.NONE, 1)).calling());
    put(letters, "asks-again-call", sample(LetterKind.ASKS_AGAIN, language, "callback").calling());
    put(letters, "follow-up-call", sample(LetterKind.FOLLOW_UP, language, "callback").calling());
    put(letters, "callback", sample(LetterKind.CALLBACK, language, "callback").calling());
  }

  /** An answered matter has no promise left; the second update of another names the promise. */
  private static Times times(Evidence evidence, int count) {
    Optional<Promise> promise = Sample.promise("2026-11-25T15:00");
    Optional<Promise> next = Sample.promise("2026-11-24T15:00");
    return new Times(
        Sample.MONDAY,
        evidence == Evidence.ANSWERED ? Optional.empty() : promise,
        count == 2 && evidence != Evidence.ANSWERED ? Optional.empty() : next,
        Optional.empty());
  }

  private static void putCorrections(Map<String, Sample> letters, String language) {
    Optional<Promise> missed = Sample.promise("2026-11-25T15:00");
    Optional<Promise> promise = Sample.promise("2026-11-27T12:00");
    Instant before = Instant.parse("2026-11-25T11:00:00Z");
    Instant after = Instant.parse("2026-11-25T15:00:00Z");
    Sample plain =
        sample(LetterKind.CORRECTION, language, "question")
            .with(new Times(before, promise, Optional.empty(), missed));
    put(letters, "correction", plain);
    put(letters, "correction-seen", plain.after(1, Evidence.SEEN));
    put(
        letters,
        "correction-fault",
        sample(LetterKind.CORRECTION, language, "fault")
            .with(new Times(before, promise, Optional.empty(), missed))
            .withNotes(NOTES.getOrDefault(language, List.of()))
            .after(1, Evidence.NOTED));
    put(
        letters,
        "correction-late",
        plain.with(new Times(after, promise, Optional.empty(), missed)));
    put(
        letters,
        "correction-without-time",
        plain.with(new Times(before, Optional.empty(), promise, missed)));
    Sample fault = sample(LetterKind.CORRECTION, language, "fault");
    put(
        letters,
        "correction-fault-without-time",
        fault.with(new Times(before, Optional.empty(), promise, missed)));
    var today = new Times(before, Sample.promise("2026-11-25T17:00"), Optional.empty(), missed);
    put(letters, "correction-today", plain.with(today));
    put(letters, "correction-fault-today", fault.with(today));
    var sooner = new Times(before, missed, Optional.empty(), promise);
    put(letters, "correction-sooner", plain.with(sooner));
    put(letters, "correction-fault-sooner", fault.with(sooner));
    put(letters, "correction-call", plain.calling());
    put(
        letters,
        "correction-call-without-time",
        plain.with(new Times(before, Optional.empty(), promise, missed)).calling());
  }

  private static Sample urgent(Sample sample) {
    Matter matter = sample.matter();
    return sample.with(
        new Matter(matter.subject(), true, matter.topic(), "critical", matter.thread()));
  }

  private static Sample sample(LetterKind kind, String language, String topic) {
    return Sample.of(kind, language, topic);
  }

  private static void put(Map<String, Sample> letters, String name, Sample sample) {
    letters.put(name, sample);
    if (!PLAIN.contains(sample.language())) {
      letters.put(name + "-formal", sample.formal());
    }
  }
}
