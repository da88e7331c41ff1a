package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweredHourTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Alkoi noin klo 13.", "Alkoi klo 9.", "Det började kl. 14.", "Började kl 8."})
  void anHourOfOneOrTwoDigitsTellsWhenItBegan(String words) {
    assertThat(Answered.in(words)).contains("when-began");
  }
}
