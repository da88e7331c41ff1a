package fi.kuittaus.screening;

import static fi.kuittaus.screening.ReportMails.HEADER;
import static fi.kuittaus.screening.ReportMails.OURS;
import static fi.kuittaus.screening.ReportMails.TOKEN;
import static fi.kuittaus.screening.ReportMails.dsn;
import static fi.kuittaus.screening.ReportMails.group;
import static fi.kuittaus.screening.ReportMails.headersOnly;
import static fi.kuittaus.screening.ReportMails.optional;
import static fi.kuittaus.screening.ReportMails.report;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.screening.DeliveryReport.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of mail systems in the standard forms. */
class DeliveryReportTest {
  private static final EmailAddress MAIJA = EmailAddress.of("maija@customer.example");

  @Test
  void aReportTellsTheFailureTheRecipientAndTheMail() {
    DeliveryReport report = report(dsn(group("failed", "5.1.1"), headersOnly()));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.status()).contains("5.1.1");
    assertThat(report.diagnostic()).hasValueSatisfying(d -> assertThat(d).contains("no such user"));
    assertThat(report.recipients())
        .containsExactly(MAIJA, EmailAddress.of("maija@elsewhere.example"));
    assertThat(report.about()).contains(OURS.value(), TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 5.2.2, FAILED",
    "Failed (given up), 4.4.7, FAILED",
    "delayed, 4.4.1, DELAYED",
    "delayed, 5.0.0, DELAYED",
    "relayed, 2.0.0, ARRIVED",
    "delivered, 2.1.5, ARRIVED",
    "expanded, 2.1.5, ARRIVED",
    "'', 5.7.1, FAILED",
    "'', 4.2.2, DELAYED",
    "vanished, 2.0.0, ARRIVED"
  })
  void theActionSaysWhatBecameOfItAndElseTheClassOfTheStatus(
      String action, String status, Outcome outcome) {
    assertThat(report(dsn(group(action, status), headersOnly())).outcome()).isEqualTo(outcome);
  }

  @Test
  void whatFailedForOneAndArrivedAtAnotherHasArrived() {
    String two = group("failed", "5.1.1") + "\n" + group("relayed", "2.0.0");
    assertThat(report(dsn(two, headersOnly())).outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void groupsAreToldApartWhicheverRecipientComesFirst() {
    String two =
        """
        Original-Recipient: rfc822;first@customer.example
        Final-Recipient: rfc822;first@customer.example
        Action: delayed
        Status: 4.4.1

        Original-Recipient: rfc822;second@customer.example
        Final-Recipient: rfc822;second@customer.example
        Action: failed
        Status: 5.1.1
        """;
    DeliveryReport report = report(dsn(two, headersOnly()));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.status()).contains("5.1.1");
    assertThat(report.recipients()).containsExactly(EmailAddress.of("second@customer.example"));
  }

  @Test
  void theMailIsFoundWhereItComesBackWhole() {
    String whole = "Content-Type: message/rfc822\n\n" + HEADER + "\nHei Maija,\n";
    assertThat(report(dsn(group("failed", "5.1.1"), whole)).about()).contains(OURS.value());
  }

  /** An agent's answer that comes back names our letter in its References. */
  @Test
  void anothersMailThatOnlyRefersToOursIsNotOurs() {
    String others =
        "Content-Type: text/rfc822-headers\n\nMessage-ID: <agents@example.com>\nReferences: "
            + OURS
            + "\n";
    assertThat(report(dsn(group("failed", "5.1.1"), others)).about())
        .containsExactly("<agents@example.com>");
  }

  @Test
  void whereNothingComesBackWhatTheReportAnswersCounts() {
    String raw =
        dsn(group("failed", "5.1.1"), "Content-Type: text/plain\n\n-")
            .replace("MIME-Version", "In-Reply-To: " + OURS + "\nMIME-Version");
    assertThat(report(raw).about()).containsExactly(OURS.value());
  }

  @Test
  void aComplaintNamesTheMail() {
    DeliveryReport report =
        report(
            """
            From: feedback@isp.example
            To: support@example.com
            Subject: FW: Re: Lasku
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            This is an email abuse report.

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: SomeGenerator/1.0
            Version: 1
            Original-Rcpt-To: <maija@customer.example>

            --b
            Content-Type: message/rfc822

            %s
            Hei Maija,

            --b--
            """
                .formatted(HEADER));
    assertThat(report.outcome()).isEqualTo(Outcome.COMPLAINT);
    assertThat(report.recipients()).containsExactly(MAIJA);
    assertThat(report.about()).contains(OURS.value());
  }

  @Test
  void whatACustomerWritesAboutABounceIsNoReport() {
    assertThat(
            optional(
                """
                From: maija@customer.example
                To: support@example.com
                Subject: Fwd: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="o"

                --o
                Content-Type: text/plain

                What does this mean? I only wanted to write to you.

                --o
                Content-Type: message/rfc822

                %s
                --o--
                """
                    .formatted(dsn(group("failed", "5.1.1"), headersOnly()))))
        .isEmpty();
  }
}
