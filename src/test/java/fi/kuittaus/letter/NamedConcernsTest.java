package fi.kuittaus.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.letter.bingo.Bingo;
import fi.kuittaus.letter.bingo.ReadLetter;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Register;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the acknowledgements name what a mail is about, each in the sentence that does so, in a file
 * that a person has read and approved; written anew as those of {@link GoldenLettersTest}.
 */
class NamedConcernsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/letters/golden");
  private static final boolean APPROVE = Boolean.getBoolean("letters.approve");
  private static final List<String> TOPICS = List.of("fault", "billing", "question");
  private static final Concern.Numbered ORDER = new Concern.Numbered("order", "300418");

  /** What a letter knows by name. */
  private static final Pattern NAMED = Pattern.compile("(?:concern|numbered) equals \"([a-z-]+)\"");

  /** What a data file shows: the first word of its lines. */
  private static final Pattern SHOWN = Pattern.compile("(?m)^([a-z][a-z-]*) ");

  private static Set<String> found(Pattern pattern, String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(NamedConcernsTest.class.getResourceAsStream(resource))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Set<String> found = new TreeSet<>();
      pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
      return found;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fi", "sv", "en"})
  void whatIsReadIsWhatTheLettersName(String language) throws IOException {
    assertThat(found(SHOWN, "/reading/concerns-" + language + ".txt")).isEqualTo(named(language));
    assertThat(found(SHOWN, "/reading/numbered.txt"))
        .isEqualTo(found(NAMED, "/letters/" + language + "/about.peb"));
  }

  /** All that a letter names, be it as what we do or as what came. */
  private static Set<String> named(String language) throws IOException {
    Set<String> named = found(NAMED, "/letters/" + language + "/task.peb");
    named.addAll(found(NAMED, "/letters/" + language + "/notice.peb"));
    return named;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fi", "sv", "en"})
  void theSentencesReadAsApproved(String language) throws IOException {
    for (Register register : Register.values()) {
      Path file = GOLDEN.resolve(language + "/named-" + register.label() + ".txt");
      String sentences = String.join("\n", sentences(language, register)) + "\n";
      if (APPROVE) {
        Files.writeString(file, sentences);
      }
      assertThat(sentences).isEqualTo(Files.readString(file));
    }
  }

  private static List<String> sentences(String language, Register register) throws IOException {
    List<String> sentences = new ArrayList<>();
    for (String topic : TOPICS) {
      String plain = sentence(language, register, topic, Concern.NONE);
      sentences.add(topic + ": " + plain);
      for (String what : found(NAMED, "/letters/" + language + "/task.peb")) {
        Concern concern = new Concern(Optional.of(what), Optional.empty());
        String named = sentence(language, register, topic, concern);
        if (!named.equals(plain)) {
          sentences.add(topic + ", " + what + ": " + named);
        }
      }
    }
    for (String kind : found(NAMED, "/letters/" + language + "/about.peb")) {
      var numbered = Optional.of(new Concern.Numbered(kind, ORDER.number()));
      sentences.add(
          kind
              + ": "
              + sentence(language, register, "question", new Concern(Optional.empty(), numbered)));
    }
    for (String what : found(NAMED, "/letters/" + language + "/notice.peb")) {
      Concern concern = new Concern(Optional.of(what), Optional.empty());
      sentences.add(
          "cancellation, " + what + ": " + sentence(language, register, "cancellation", concern));
    }
    sentences.add(
        "cancellation: "
            + sentence(
                language,
                register,
                "cancellation",
                new Concern(Optional.empty(), Optional.of(ORDER))));
    return sentences;
  }

  /** The first paragraph after the greeting, of a letter that scores nothing at bingo. */
  private static String sentence(
      String language, Register register, String topic, Concern concern) {
    Sample sample = Sample.of(LetterKind.ACKNOWLEDGEMENT, language, topic).of(concern);
    String text = (register == Register.FORMAL ? sample.formal() : sample).write().text();
    var read =
        new ReadLetter(language, text, sample.sender(), Optional.of(register), List.of(), false);
    assertThat(new Bingo(List.of(), List.of()).play(read)).as(text).isEmpty();
    return text.split("\n\n", 3)[1];
  }

  @Test
  void aClauseIsOnlySaidInItsOwnLanguage() {
    Concern finnish =
        new Concern(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Concern.Clause("fi", "hissi ei toimi", "hissi ei toimi")),
            Optional.empty(),
            Optional.of(new Concern.Thing("fi", "hissiä", "hissistä", Optional.of("hississä"))));
    for (String language : List.of("sv", "en", "de")) {
      Sample fault = Sample.of(LetterKind.ACKNOWLEDGEMENT, language, "fault");
      assertThat(fault.of(finnish).write().text()).isEqualTo(fault.of(Concern.NONE).write().text());
    }
    assertThat(Sample.of(LetterKind.ACKNOWLEDGEMENT, "fi", "fault").of(finnish).write().text())
        .contains("miksi hissi ei toimi");
  }
}
