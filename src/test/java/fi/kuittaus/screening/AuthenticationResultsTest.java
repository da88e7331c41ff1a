package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationResultsTest {
  private static final EmailAddress ANNA = EmailAddress.of("anna@example.com");

  @Test
  void reads_the_examples_of_rfc_8601() {
    AuthenticationResults results =
        AuthenticationResults.parse(
            "example.com 1; spf=pass (a comment; with (nesting)) smtp.mailfrom=example.net;"
                + " dkim=pass reason=\"good; signature\" header.i=@mail-router.example.net");
    assertThat(results.server()).isEqualTo("example.com");
    assertThat(results.results()).hasSize(2);
    assertThat(results.says("spf", "pass")).isTrue();
    assertThat(results.results().getLast().properties())
        .containsEntry("reason", "good; signature")
        .containsEntry("header.i", "@mail-router.example.net");
    assertThat(AuthenticationResults.parse("example.org 1; none").results()).isEmpty();
  }

  @Test
  void microsoft_leaves_its_name_out() {
    AuthenticationResults results =
        AuthenticationResults.parse(
            "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; dkim=none;"
                + "dmarc=pass action=none header.from=example.com;compauth=pass reason=100");
    assertThat(results.server()).isEqualTo("protection.outlook.com");
    assertThat(results.vouchesFor(ANNA)).isTrue();
  }

  @Test
  void the_topmost_of_a_trusted_server_counts() {
    Headers headers =
        new Headers(
            List.of(
                new Header("Authentication-Results", "other.example; dmarc=pass header.from=x.y"),
                new Header("Authentication-Results", "MX.example.com; dmarc=fail"),
                new Header("Authentication-Results", "mx.example.com; dmarc=pass")));
    assertThat(AuthenticationResults.trusted(headers, List.of("mx.example.com")))
        .hasValueSatisfying(r -> assertThat(r.says("dmarc", "fail")).isTrue());
    assertThat(AuthenticationResults.trusted(headers, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dmarc=pass header.from=example.com | true",
        "dmarc=pass header.from=evil.example | false",
        "dkim=pass header.d=example.com | true",
        "dkim=pass header.d=mail.example.com | true",
        "dkim=pass header.d=evil-example.com | false",
        "dkim=pass header.d=com | false",
        "dkim=pass header.d=evil.example | false",
        "spf=pass smtp.mailfrom=bounce@example.com | true",
        "spf=pass smtp.mailfrom=evil.example | false",
        "spf=softfail smtp.mailfrom=example.com | false",
        "dkim=pass header.d=example.com; dmarc=fail | false",
        "dkim = pass header.d = example.com | true",
        "auth=pass smtp.auth=anna@example.com | false",
        "none | false",
      })
  void vouches_for_the_author(String results, boolean vouches) {
    assertThat(AuthenticationResults.parse("mx.example.com; " + results).vouchesFor(ANNA))
        .isEqualTo(vouches);
  }
}
