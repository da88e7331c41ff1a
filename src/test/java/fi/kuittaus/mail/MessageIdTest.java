package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"<a>", "<a@b>", "<ä@b>", "<\"a b\u00a0c\"@d>", "<a/b+c=@[10.0.0.1]>"})
  void whatStandsInBracketsWithoutSpacesIsOne(String value) {
    boolean spaced = value.contains(" ");
    assertThat(MessageId.all(value)).hasSize(spaced ? 0 : 1);
    assertThat(isOne(value)).isEqualTo(!spaced);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<", "<>", "a@b", "<a@b", "a@b>", "<<a@b>", "<a@b>>", "<a\tb>", "<a\u007fb>"})
  void otherTextIsNone(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageId(value));
  }

  @Test
  void oneFillsALineAtMost() {
    assertThat(isOne("<" + "a".repeat(996) + ">")).isTrue();
    assertThat(isOne("<" + "a".repeat(997) + ">")).isFalse();
  }

  @Test
  void severalInAHeaderComeInOrderWithoutWhatIsBetween() {
    assertThat(MessageId.all("<a@b> (comment) <c@d>\r\n\t<e f> <g@h>"))
        .containsExactlyElementsOf(
            List.of(new MessageId("<a@b>"), new MessageId("<c@d>"), new MessageId("<g@h>")));
  }

  private static boolean isOne(String value) {
    try {
      return new MessageId(value).value().equals(value);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
