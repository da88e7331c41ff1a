package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {
  private static final Instant AT = Instant.parse("2026-11-23T07:07:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 23 Nov 2026 09:07:00 +0200",
        "23 Nov 2026 09:07:00 +0200 (EET)",
        "Mon, 23 Nov 2026 09:07 +0200",
        "Tue, 23 nov 2026  7:07:00 GMT",
        "Mon, 23 Nov 2026 07:07:00 -0000",
        "Mon, 23 Nov 2026 07:07:00 UT"
      })
  void readsWhatMailProgramsWrite(String date) {
    assertThat(MailDate.of(new Headers(List.of(new Header("Date", date))))).hasValue(AT);
  }

  @Test
  void theServerKnowsBetterThanTheSender() {
    Headers headers =
        new Headers(
            List.of(
                new Header("Received", "from a; by b; Mon, 23 Nov 2026 09:07:00 +0200"),
                new Header("Received", "by c; Mon, 23 Nov 2026 08:00:00 +0200"),
                new Header("Date", "Thu, 1 Jan 1970 00:00:00 +0000")));
    assertThat(MailDate.of(headers)).hasValue(AT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "31 Feb", "99 Nov 2026 09:07:00 +0200"})
  void whatIsNoDateTellsNothing(String date) {
    assertThat(MailDate.of(new Headers(List.of(new Header("Date", date))))).isEmpty();
  }
}
