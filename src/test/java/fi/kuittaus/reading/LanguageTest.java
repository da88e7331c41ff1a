package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private static final List<String> HOUSE = List.of("fi", "sv", "en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lasku ei aukea. | fi
          Moi! Miten vaihdan osoitteen? | fi
          Kiitos nopeasta vastauksesta! | fi
          Terve, tilaukseni 1182 ei ole saapunut vieläkään. Milloin se tulee? | fi
          irtisanon sopimukseni | fi
          En pääse kirjautumaan | fi
          Hej, när kommer min beställning? | sv
          Fakturan öppnas inte. | sv
          Jag vill säga upp mitt abonnemang. | sv
          Tack för hjälpen! | sv
          The invoice does not open. | en
          When will my order arrive? | en
          Hi, please cancel my subscription. | en
          Thanks! | en
          It doesn't work | en
          Tere, kas te saaksite mulle arve saata? | et
          Minu tellimus ei ole kohale jõudnud. | et
          Guten Tag, ich kann die Rechnung nicht öffnen. | de
          Wann kommt meine Bestellung an? | de
          Hej, jeg kan ikke åbne fakturaen. Hvad skal jeg gøre? | da
          Hei, jeg får ikke åpnet fakturaen. Hva skal jeg gjøre? | no
          Здравствуйте, я не могу открыть счёт. | ru
          Bonjour, je ne peux pas ouvrir la facture. | fr
          """)
  void the_language_of_a_short_mail(String words, String language) {
    assertThat(Language.of(words, HOUSE)).hasValue(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ok", "1182", "https://example.com/fi/lasku", "KU-7F3KR", "???", "Maija"})
  void nothing_is_said_of_what_tells_nothing(String words) {
    assertThat(Language.of(words, HOUSE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lasku faktura invoice", "Hej hello moi", "ei ole hej jag inte"})
  void nothing_is_said_of_a_mixture(String words) {
    assertThat(Language.of(words, HOUSE)).isEmpty();
  }

  @Test
  void threads_share_one_model() {
    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(_ -> Language.of("Hej, när kommer min beställning?", HOUSE).orElse("-")))
        .containsOnly("sv");
  }
}
