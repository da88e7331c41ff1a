package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "salasana: kissa123 | salasana: •••",
        "SALASANANI ON Kissa!1. | SALASANANI ON •••",
        "my password is hunter2 ok | my password is ••• ok",
        "Password=abc | Password=•••",
        "lösenordet är hemligt1 | lösenordet är •••",
        "Parool: x1 | Parool: •••",
        "パスワードは abc123 | パスワードは •••",
        "PIN: 1234 | PIN: •••",
        "hetu 131052-308T ok | hetu ••• ok",
        "131052A308T | •••",
        "131052-308X | •••",
        "811228-9874 ja 198112289874 | ••• ja •••",
        "isikukood 37605030299. | isikukood •••.",
        "4111 1111 1111 1111 12/27 | ••• 12/27",
        "kortti 5500-0000-0000-0004 | kortti •••",
        "378282246310005 | •••",
        "FI21 1234 5600 0007 85 kiitos | ••• kiitos",
        "de89370400440532013000 | •••",
      })
  void are_masked(String text, String masked) {
    assertThat(Secrets.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salasana on vanhentunut", "the password is wrong", "lösenordet är fel", "salasana:",
        "tilaus 1234567890", "tilaus 4111 1111 1111 1112", "+358 40 123 4567", "13.10.1952",
        "131352-308T", "FI21 1234 5600 0007 86", "Y-tunnus 1234567-8", "viite 12345 67890 12343",
        "spinning: 3", ""
      })
  void stay_readable(String text) {
    assertThat(Secrets.mask(text)).isEqualTo(text);
  }
}
