package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          käyttökatko      # Meillä on käyttökatkoksia.         # true
          bill             # I sold a billion.                  # false
          =lasku           # Laskua ei tullut.                  # false
          lasku            # Laskua ei tullut.                  # true
          *lasku*          # Verkkolaskun osoite?               # true
          *lasku           # Verkkolaskun osoite?               # false
          ei … aukea       # Lasku ei vieläkään aukea.          # true
          ei … aukea       # Ei. Ikkuna aukea ei.               # false
          ei ... aukea     # ei a b c d aukea                   # true
          ei … aukea       # ei a b c d e aukea                 # false
          ring|call me     # Please call me.                    # true
          . call me        # Please call me.                    # false
          . call me        # Hello! Call me.                    # true
          lasku; !laskuri  # Missä laskuri on?                  # false
          lasku; !laskuri  # Lasku ja laskuri?                  # true
          urgent           # It is not urgent.                  # false
          kiirettä         # Kiirettä ei ole.                   # false
          lasku            # Lasku ei ole tullut.               # true
          lasku            # En ole saanut laskua.              # true
          lasku            # Ei laskua!                         # false
          """)
  void what_a_phrase_finds(String phrases, String text, boolean found) {
    assertThat(Sentences.in("", text).say(PhraseSet.written(List.of(phrases.split(";", -1)))))
        .isEqualTo(found);
  }
}
