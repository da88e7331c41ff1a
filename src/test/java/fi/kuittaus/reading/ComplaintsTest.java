package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers say does not work, as it is said to them behind "why". */
class ComplaintsTest {
  private static Optional<Concern.Clause> complaint(String language, String subject, String words) {
    return Concern.of(subject, words, Optional.of(language)).complaint();
  }

  private static String familiar(String language, String words) {
    return complaint(language, "", words).map(Concern.Clause::familiar).orElse("-");
  }

  /** The formal clause, too, where the row tells it. */
  private static void assertSaid(String language, String words, String why) {
    String[] both = why.split(" // ", 2);
    assertThat(familiar(language, words)).isEqualTo(both[0]);
    if (both.length > 1) {
      assertThat(complaint(language, "", words)).map(Concern.Clause::formal).contains(both[1]);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/reading/complaints/fi.txt", delimiter = '|', quoteCharacter = '`')
  void inFinnish(String words, String why) {
    assertSaid("fi", words, why);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/reading/complaints/sv.txt", delimiter = '|', quoteCharacter = '`')
  void inSwedish(String words, String why) {
    assertSaid("sv", words, why);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/reading/complaints/en.txt", delimiter = '|', quoteCharacter = '`')
  void inEnglish(String words, String why) {
    assertSaid("en", words, why);
  }

  @Test
  void theSubjectIsHeardBeforeTheWords() {
    assertThat(complaint("fi", "Vs: Hissi ei toimi", "Myös alaovi ei aukea."))
        .map(Concern.Clause::familiar)
        .contains("hissi ei toimi");
  }

  @Test
  void aLineThatIsWrappedIsReadOn() {
    assertThat(familiar("fi", "Olohuoneen lämpöpumppu\nei käynnisty."))
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
      complaint(language, "", words)
          .ifPresent(found ->
              assertThat(List.of(found.familiar(), found.formal()))
                  .as(words)
                  .allMatch(said -> said.length() <= 80)
                  .allMatch(said -> said.matches("[\\p{L}\\d '-]+"))
                  .noneMatch(said -> said.matches(".*\\d{5}.*")));
    }
  }
}
