package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcernTest {
  private static Concern of(String subject, String words, String language) {
    return Concern.of(subject, words, Optional.of(language));
  }

  private static String numbered(String text) {
    return Concern.of("", text, Optional.empty())
        .numbered()
        .map(n -> n.kind() + " " + n.number())
        .orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | En pääse enää kirjautumaan Omille sivuille. | login
          fi | Milloin lauantain tilaukseni saapuu? | where-order
          fi | Oletteko auki itsenäisyyspäivänä? | opening-hours
          fi | Paljonko huolto maksaa? | price
          fi | Hissi ei lähde kolmannesta kerroksesta. | lift
          fi | Voisiko eräpäivää siirtää viikolla? | more-time
          sv | Det går inte att logga in sedan i går. | login
          en | I cannot log in since this morning. | login
          """)
  void whatIsSurelySaidIsNamed(String language, String words, String concern) {
    assertThat(of("", words, language).what()).contains(concern);
  }

  @Test
  void theSubjectDecidesBetweenSeveral() {
    String words = "En pääse kirjautumaan, ja missä tilaukseni viipyy?";
    assertThat(of("Kysymys", words, "fi").what()).isEmpty();
    assertThat(of("Missä tilaus?", words, "fi").what()).contains("where-order");
  }

  @Test
  void wordsOfALanguageThatIsNotKnownNameNothing() {
    assertThat(Concern.of("", "I cannot log in.", Optional.empty()).what()).isEmpty();
    assertThat(of("", "I cannot log in.", "fr").what()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lasku 4402817 | invoice 4402817
          Tilausnumeroni on 300418. | order 300418
          tilaus 1182-7654 | order 1182-7654
          VS: Vahinkonumero 22-90871 | claim 22-90871
          Re: Refund for order 60012 | order 60012
          Order no. 1182 has not come. | order 1182
          Fråga om min beställning 1182 | order 1182
          Skadeärende 4410-22 | claim 4410-22
          Palautus 77120, palautus 77120 | return 77120
          """)
  void aNumberIsNamedWithWhatBearsIt(String text, String numbered) {
    assertThat(numbered(text)).isEqualTo(numbered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lasku 612,40 euroa",
        "Lasku 24.10.",
        "Sain laskun 15000 € suuruisena.",
        "tilaus 0401234567",
        "tilaus 131052-3087",
        "sopimus 19521013-1234",
        "sopimus 4111111111111111",
        "order 2025",
        "tilaukset 11820 ja tilaus 11821 sekä tilaus 11822",
        "the order 66 of 100",
        "lasku 12345abc",
        "viitenumero 12344"
      })
  void whatMayBeSomethingElseIsNot(String text) {
    assertThat(numbered(text)).isEqualTo("-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "12 34", "<b>", "-1", "0123", "12345678901234567"})
  void onlyDigitsAreRepeated(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Concern.Numbered("order", number));
  }
}
