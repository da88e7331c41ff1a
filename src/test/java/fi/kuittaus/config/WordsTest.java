package fi.kuittaus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "25 per minute, 25, PT1M",
    "200 per 10 minutes, 200, PT10M",
    "5 PER HOUR, 5, PT1H",
    "1 per second, 1, PT1S",
    "10000 per day, 10000, PT24H"
  })
  void ratesReadAsPeopleSayThem(String text, int count, Duration per) {
    assertThat(Rate.parse(text)).isEqualTo(new Rate(count, per));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "25",
        "25/min",
        "0 per minute",
        "5 per 0 minutes",
        "5 per 2 days",
        "-5 per hour"
      })
  void otherRatesAreRefused(String text) {
    assertThatThrownBy(() -> Rate.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would do");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:8025", "127.1.2.3:0", "[::1]:1", "localhost:65535", "LOCALHOST:80"})
  void loopbackIsListenedAt(String text) {
    assertThat(Hosts.listen(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8025",
        ":8025",
        "127.0.0.1",
        "127.0.0.1:65536",
        "::1:8025",
        "0.0.0.0:80",
        "[::]:80",
        "example.com:80"
      })
  void nothingElseIsListenedAt(String text) {
    assertThatThrownBy(() -> Hosts.listen(text)).hasMessageContaining("\"127.0.0.1:8025\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imap.example.com",
        "imap",
        "10.0.0.1",
        "::1",
        "[2001:db8::1]",
        "xn--rksmrgs-5wao1o.se",
        "räksmörgås.se"
      })
  void hostsAreNamesOrAddresses(String text) {
    assertThat(Hosts.host(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "imap://x", "imap.example.com:993", "a b", "user@host", "-a"})
  void otherHostsAreRefused(String text) {
    assertThatThrownBy(() -> Hosts.host(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"2 days,PT48H", "36 hours,PT36H", "90 minutes,PT1H30M"})
  void agesPassWhateverACalendarSays(String text, Duration age) {
    assertThat(Words.age(text)).isEqualTo(age);
    assertThatThrownBy(() -> Words.age("1 business day")).hasMessageContaining("2 days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Closed", "$Done", "kuittaus-closed", "Label_7"})
  void keywordsAreAtoms(String text) {
    assertThat(Words.keyword(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "is closed", "\\Seen", "(x)", "välmis", "a*", "a\"", "a]", "{3}"})
  void otherKeywordsAreRefused(String text) {
    assertThatThrownBy(() -> Words.keyword(text)).hasMessageContaining("IMAP keyword");
  }

  @ParameterizedTest
  @CsvSource({"adress,address", "ADDRESS,address", "imapp,imap", "pasword,password"})
  void oneSlipIsUnderstood(String written, String meant) {
    assertThat(Nearest.to(written, List.of("address", "imap", "password"))).contains(meant);
  }

  @Test
  void anotherWordIsNot() {
    assertThat(Nearest.to("tls", List.of("address", "imap", "smtp"))).isEmpty();
  }
}
