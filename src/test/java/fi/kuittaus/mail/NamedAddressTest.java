package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedAddressTest {
  private static final EmailAddress MAIJA = EmailAddress.of("maija@customer.example");

  private static String name(String name) {
    return NamedAddress.of(name, MAIJA).name().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Maija Virtanen 131052-308T, Maija Virtanen •••",
    "131052-308T Virtanen Maija, ••• Virtanen Maija",
    "Maija (4111 1111 1111 1111), Maija (•••)",
    "FI21 1234 5600 0007 85, •••",
    "Maija salasana: kissa123, Maija salasana: •••"
  })
  void noEchoOfWhatADisplayNameShouldNotHold(String name, String kept) {
    assertThat(name(name)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"Maija Virtanen", "Password Reset", "Order 4711-2026", "Firma 24/7 Oy", "O'Neill"})
  void otherNamesStayAsTheyAre(String name) {
    assertThat(name(name)).isEqualTo(name);
  }

  @Test
  void oneThatWouldBeCutInTheMiddleIsMaskedFirst() {
    String longest = "x".repeat(293) + " 131052-308T";
    assertThat(name(longest)).hasSizeLessThanOrEqualTo(300).doesNotContain("131052");
  }
}
