package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokenKeyTest {
  private static final TokenKey KEY = new TokenKey(bytes("sixteen bytes or more"));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void knowsItsOwnMessageIdsAndTokens() {
    MessageId id = KEY.messageId("KU-7F3K9", "A1b2", "example.com");
    assertThat(id.value()).matches("<ku-7f3k9\\.a1b2\\.[0-9a-v]{16}@example\\.com>");
    assertThat(KEY.reference(id.value())).contains("KU-7F3K9");
    assertThat(KEY.reference(KEY.token(id))).contains("KU-7F3K9");
  }

  @Test
  void knowsAMessageIdWhoseCaseOrDomainARelayHasChanged() {
    String local = KEY.token(KEY.messageId("KU-7F3K9", "a1b2", "example.com"));
    assertThat(KEY.reference("<" + local.toUpperCase(Locale.ROOT) + "@relay.example>"))
        .contains("KU-7F3K9");
  }

  @Test
  void isNotFooledByAnyOtherCharacterOrKey() {
    String local = KEY.token(KEY.messageId("KU-7F3K9", "a1b2", "example.com"));
    for (int i = 0; i < local.length(); i++) {
      char other = local.charAt(i) == '4' ? '5' : '4';
      String forged = local.substring(0, i) + other + local.substring(i + 1);
      assertThat(KEY.reference(forged)).as(forged).isEmpty();
    }
    assertThat(new TokenKey(bytes("another key of bytes")).reference(local)).isEmpty();
    assertThat(KEY.reference("<CAJ=x@mail.example>")).isEmpty();
  }

  @Test
  void refusesAShortSecret() {
    assertThatThrownBy(() -> new TokenKey(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
  }
}
