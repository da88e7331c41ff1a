package fi.kuittaus.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {
  static Stream<Reference> references() {
    Random random = new Random(7);
    return Stream.generate(() -> Reference.random(random, 5 + random.nextInt(4))).limit(40);
  }

  @ParameterizedTest
  @MethodSource("references")
  void isReadInAnyCaseAndWithoutPrefix(Reference reference) {
    String code = reference.code();
    assertThat(Reference.parse(" " + code.toLowerCase(Locale.ROOT) + "\n")).contains(reference);
    assertThat(Reference.parse(code.substring(3))).contains(reference);
    assertThat(Reference.in("Re: [" + code + "] lasku")).contains(reference);
  }

  @ParameterizedTest
  @MethodSource("references")
  void noticesOneWrongCharacter(Reference reference) {
    String code = reference.code();
    for (int i = 3; i < code.length(); i++) {
      char wrong = code.charAt(i) == '7' ? '8' : '7';
      String mistyped = code.substring(0, i) + wrong + code.substring(i + 1);
      assertThat(Reference.parse(mistyped)).as(mistyped).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void noticesExchangedNeighbours(Reference reference) {
    String code = reference.code();
    for (int i = 3; i < code.length() - 1; i++) {
      if (code.charAt(i) != code.charAt(i + 1)) {
        String mistyped =
            code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
        assertThat(Reference.parse(mistyped)).as(mistyped).isEmpty();
      }
    }
  }

  @Test
  void holdsNoLookAlikes() {
    assertThat(references())
        .allSatisfy(r -> assertThat(r.code().substring(3)).doesNotContainPattern("[01ILOUZ]"));
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> new Reference("KU-00000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mistyped");
    assertThat(Reference.in("tilaus KU-123, KUU-22222")).isEmpty();
  }
}
