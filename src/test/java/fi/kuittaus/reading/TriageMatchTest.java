package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriageMatchTest {
  private static final Reading.Matter BY_DEFAULT = new Reading.Matter("question", "normal");

  private static final Triage TRIAGE =
      new Triage(
          List.of(
              new Triage.Rule(
                  "own",
                  Map.of("en", List.of("parrot")),
                  Optional.of("animals"),
                  Optional.empty())),
          List.of(
              sign("fault", 1, "screen"), sign("fault", 1, "flashes"), sign("billing", 1, "paid")),
          BY_DEFAULT);

  private static Triage.Sign sign(String topic, int points, String phrase) {
    return new Triage.Sign(
        "en", Optional.of(topic), Optional.of("high"), points, PhraseSet.written(List.of(phrase)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          The screen is here.                     # fault    # high
          The screen of the one I paid flashes.   # fault    # high
          Is it for the screen?                   # question # normal
          Is the screen what flashes?             # fault    # high
          The screen of my parrot flashes.        # animals  # normal
          Se on sen screen ja mun.                # question # normal
          """)
  void theTopicWithTheMostSignsIsTakenWhereNoRuleNamesOne(
      String text, String topic, String urgency) {
    assertThat(TriageMatch.matter(TRIAGE, Sentences.in("", text)))
        .isEqualTo(new Reading.Matter(topic, urgency));
  }

  @Test
  void aSignOfAnUrgencyThatIsNotThereLeavesItOpen() {
    Triage triage = new Triage(List.of(), BY_DEFAULT).withBuiltIn(List.of("normal"));
    assertThat(TriageMatch.matter(triage, Sentences.in("", "The screen just goes black on me.")))
        .isEqualTo(new Reading.Matter("fault", "normal"));
  }

  @Test
  void anAlternativeOfSeveralWordsIsAPhraseOfItsOwn() {
    assertThat(BuiltInRules.signs())
        .flatExtracting(Triage.Sign::phrases)
        .noneMatch(phrase -> phrase.toString().contains("_"));
  }
}
