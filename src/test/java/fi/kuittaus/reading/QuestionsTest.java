package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What customers ask, as it is said to them behind "find out". */
class QuestionsTest {
  private static Optional<Concern.Clause> question(String language, String words) {
    return Concern.of("", words, Optional.of(language)).question();
  }

  /** The formal clause, too, where the row tells it; a hyphen: nothing. */
  private static void assertAsked(String language, String words, String asked) {
    String[] both = asked.split(" // ", 2);
    assertThat(question(language, words).map(Concern.Clause::familiar).orElse("-"))
        .isEqualTo(both[0]);
    if (both.length > 1) {
      assertThat(question(language, words)).map(Concern.Clause::formal).contains(both[1]);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/reading/questions/fi.txt", delimiter = '|', quoteCharacter = '`')
  void inFinnish(String words, String asked) {
    assertAsked("fi", words, asked);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/reading/questions/sv.txt", delimiter = '|', quoteCharacter = '`')
  void inSwedish(String words, String asked) {
    assertAsked("sv", words, asked);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/reading/questions/en.txt", delimiter = '|', quoteCharacter = '`')
  void inEnglish(String words, String asked) {
    assertAsked("en", words, asked);
  }

  @Test
  void twoThatStandTogetherAreJoinedWhereTheyAreShort() {
    assertAsked(
        "fi",
        "Onko teillä polkupyöriä? Paljonko vuokra maksaa?",
        "onko meillä polkupyöriä ja paljonko vuokra maksaa");
    assertAsked(
        "fi",
        "Onko teillä polkupyöriä? Satuin näkemään teidät. Paljonko vuokra maksaa?",
        "onko meillä polkupyöriä");
  }
}
