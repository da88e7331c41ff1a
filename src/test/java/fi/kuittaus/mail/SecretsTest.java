package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
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
        "fødselsnummer 01019032406 | fødselsnummer •••",
        "010190 32406 og mer | ••• og mer",
        "010190-1009 | •••",
        "CPR-nr. 010190-1234 tak | CPR-nr. ••• tak",
        "cpr 0101901234 | cpr •••",
        "personnummer: 040123-4567 | personnummer: •••",
        "salasana Kissa123 ei kelpaa | salasana ••• ei kelpaa",
        "Passord hemmelig1 | Passord •••",
        "FI21 1234 5600 0007 85 kiitos | ••• kiitos",
        "de89370400440532013000 | •••",
      })
  void are_masked(String text, String masked) {
    assertThat(Secrets.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salasana on vanhentunut",
        "the password is wrong",
        "lösenordet är fel",
        "salasana:",
        "tilaus 1234567890",
        "tilaus 4111 1111 1111 1112",
        "+358 40 123 4567",
        "13.10.1952",
        "131352-308T",
        "FI21 1234 5600 0007 86",
        "Y-tunnus 1234567-8",
        "viite 12345 67890 12343",
        "spinning: 3",
        "tilaus 231126-0040",
        "0401234567",
        "040 123 4567",
        "0501127654",
        "040123 4562",
        "order 231126-0043",
        "12345678901",
        "salasana vaihtuu 2027",
        "23.11.2026",
        "2026-11-23",
        "klo 10.30-12.00",
        "laskun viite 1009 0101",
        "hetu puuttuu",
        "+47 22 12 34 56",
        "",
        "Lasku 010124 12345",
      })
  void stay_readable(String text) {
    assertThat(Secrets.mask(text)).isEqualTo(text);
  }

  @Test
  void any_text_can_be_looked_through() {
    String[] pieces = {
      "0",
      "1",
      "4",
      "9",
      "01",
      "12",
      "24",
      "1990",
      "4111",
      " ",
      "-",
      "+",
      "A",
      "FI21",
      "SE",
      "hetu",
      "CPR",
      "salasana",
      ":",
      "\n",
      "é",
      "中"
    };
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThatCode(() -> Secrets.mask(text.toString())).as("%s", text).doesNotThrowAnyException();
    }
  }
}
