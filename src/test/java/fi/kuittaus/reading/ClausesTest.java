package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers say does not work, and what they ask, as it is said to them. */
class ClausesTest {
  private static final String COMPLAINTS = "complaints";
  private static final String QUESTIONS = "questions";

  /** The complaint or the question of these words. */
  private static Optional<Concern.Clause> clause(String kind, String language, String words) {
    Concern concern = Concern.of("", words, Optional.of(language));
    return kind.equals(COMPLAINTS) ? concern.complaint() : concern.question();
  }

  private static Optional<Concern.Clause> complaint(String language, String subject, String words) {
    return Concern.of(subject, words, Optional.of(language)).complaint();
  }

  private static String familiar(String kind, String language, String words) {
    return clause(kind, language, words).map(Concern.Clause::familiar).orElse("-");
  }

  /** Of each file below reading/complaints and reading/questions: the words, and what is said. */
  private static Stream<Arguments> rows() {
    return Stream.of(COMPLAINTS, QUESTIONS)
        .flatMap(kind -> Stream.of("fi", "sv", "en").flatMap(language -> rows(kind, language)));
  }

  private static Stream<Arguments> rows(String kind, String language) {
    String file = kind + "/" + language + ".txt";
    return WordList.lines(file).stream()
        .map(line -> line.split(" \\| ", 2))
        .map(row -> Arguments.of(kind, language, row[0], row[1]));
  }

  /** The formal clause, too, where the row tells it; a hyphen: nothing. */
  @ParameterizedTest
  @MethodSource("rows")
  void isSaidToThem(String kind, String language, String words, String said) {
    String[] both = said.split(" // ", 2);
    assertThat(familiar(kind, language, words)).isEqualTo(both[0]);
    if (both.length > 1) {
      assertThat(clause(kind, language, words)).map(Concern.Clause::formal).contains(both[1]);
    }
  }

  @Test
  void twoQuestionsThatStandTogetherAreJoinedWhereTheyAreShort() {
    assertThat(familiar(QUESTIONS, "fi", "Onko teillä pyöriä? Paljonko vuokra maksaa?"))
        .isEqualTo("onko meillä pyöriä ja paljonko vuokra maksaa");
    assertThat(familiar(QUESTIONS, "fi", "Onko teillä pyöriä? Näin ne. Paljonko ne maksaa?"))
        .isEqualTo("onko meillä pyöriä");
  }

  @Test
  void theSubjectIsHeardBeforeTheWords() {
    assertThat(complaint("fi", "Vs: Hissi ei toimi", "Myös alaovi ei aukea."))
        .map(Concern.Clause::familiar)
        .contains("hissi ei toimi");
  }

  @Test
  void aLineThatIsWrappedIsReadOn() {
    assertThat(familiar(COMPLAINTS, "fi", "Olohuoneen lämpöpumppu\nei käynnisty."))
        .isEqualTo("olohuoneen lämpöpumppu ei käynnisty");
  }

  @Test
  void aSubjectIsNotReadOnIntoTheWords() {
    assertThat(complaint("fi", "liikennekortti", "kortti ei toimi lukijassa"))
        .map(Concern.Clause::familiar)
        .contains("kortti ei toimi lukijassa");
  }

  @Test
  void onlyLanguagesThatHaveAGrammarAreRead() {
    assertThat(complaint("de", "", "Der Aufzug geht nicht.")).isEmpty();
    assertThat(Concern.of("", "Hissi ei toimi", Optional.empty()).complaint()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fi", "sv", "en"})
  void whateverTheyWriteNothingLeadsAnywhereOrIdentifiesAnyone(String language) {
    Random random = new Random(14);
    List<String> pieces =
        List.of(
            "hissi",
            "ei",
            "toimi",
            "ja",
            "hissen",
            "fungerar",
            "inte",
            "the lift",
            "is not",
            "working",
            "www.example.com",
            "https://example.com/x",
            "me@example.com",
            "0401234567",
            "131052-308T",
            "<b>",
            "{{ x }}",
            "|",
            ",",
            ".",
            "\n",
            "(",
            "\u202e",
            "\u0000",
            "en pääse",
            "onko teillä",
            "can I",
            "kan jag",
            "?",
            "tililleni",
            "my",
            "won't",
            "open",
            "12345678",
            "x".repeat(40),
            "KU-7F3KR");
    for (int i = 0; i < 4_000; i++) {
      String words =
          IntStream.range(0, 3 + random.nextInt(8))
              .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
              .collect(Collectors.joining(" "));
      Concern concern = Concern.of("", words, Optional.of(language));
      Stream.of(concern.complaint(), concern.question())
          .flatMap(Optional::stream)
          .forEach(found ->
              assertThat(List.of(found.familiar(), found.formal()))
                  .as(words)
                  .allMatch(said -> said.length() <= 80)
                  .allMatch(said -> said.matches("[\\p{L}\\d '-]+"))
                  .noneMatch(said -> said.matches(".*\\d{5}.*")));
    }
  }
}
