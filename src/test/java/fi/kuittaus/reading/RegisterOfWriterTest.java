package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterOfWriterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no | Hei, kan du se på fakturaen min? | familiar
          no | Heisann! Når åpner dere på lørdag? | familiar
          no | Hei, når åpner dere på lørdag? |
          no | Kjære herr Berg, fakturaen er feil. | formal
          no | Jeg ber om at De ser på saken. | formal
          no | De fleste fakturaene er riktige. |
          da | Hej, kan du se på min regning? | familiar
          da | Hej, hvornår åbner I på lørdag? |
          da | Jeg vil bede Dem om at undersøge sagen. | formal
          da | Vi har modtaget de varer, der manglede. |
          et | Tere, kas sa saad aidata? | familiar
          et | Tere, kas teil on täna aega? |
          et | Palun, kas Te saaksite aidata? | formal
          et | Arve saatis Näidis SA eile. |
          """)
  void theWritersOwnFormOfAddress(String language, String words, String register) {
    assertThat(RegisterOfWriter.of(words, Optional.of(language)).map(Register::label))
        .isEqualTo(Optional.ofNullable(register));
  }
}
