package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.screening.DeliveryReport.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of mail systems in the forms that are about, each on the same letter of ours. */
class DeliveryReportTest {
  private static final MessageId OURS = Mails.KEY.messageId("KU-7F3KR", "abc1", "example.com");
  private static final String TOKEN = Mails.KEY.token(OURS);
  private static final String MAIJA = "maija@customer.example";

  /** The header of our letter as it comes back. */
  private static final String HEADER =
      """
      From: Example Support <support@example.com>
      To: maija@customer.example
      Subject: Re: Lasku
      Message-ID: %s
      References: <1@customer.example>
      X-Kuittaus-Token: %s
      """
          .formatted(OURS, TOKEN);

  private static Optional<DeliveryReport> optional(String raw) {
    InboundMessage mail = Mails.read(raw.replace("\n", "\r\n"));
    return DeliveryReport.of(mail, Screener.screen(mail, Mails.HOUSE));
  }

  private static DeliveryReport report(String raw) {
    return optional(raw).orElseThrow();
  }

  private static String dsn(String status, String returned) {
    return """
    Return-Path: <>
    From: MAILER-DAEMON@mx.customer.example (Mail Delivery System)
    To: support@example.com
    Subject: Undelivered Mail Returned to Sender
    Message-ID: <77@mx.customer.example>
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain

    This is the mail system at host mx.customer.example.

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.customer.example

    %s
    --b
    %s
    --b--
    """
        .formatted(status, returned);
  }

  private static String headersOnly() {
    return "Content-Type: text/rfc822-headers\n\n" + HEADER;
  }

  private static String group(String action, String status) {
    return """
    Final-Recipient: rfc822; maija@elsewhere.example
    Original-Recipient: rfc822;maija@customer.example
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 5.1.1 <maija@customer.example>: no such user
    """
        .formatted(action, status);
  }

  @Test
  void aReportTellsTheFailureTheRecipientAndTheMail() {
    DeliveryReport report = report(dsn(group("failed", "5.1.1"), headersOnly()));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.status()).contains("5.1.1");
    assertThat(report.diagnostic()).hasValueSatisfying(d -> assertThat(d).contains("no such user"));
    assertThat(report.recipients())
        .containsExactly(EmailAddress.of(MAIJA), EmailAddress.of("maija@elsewhere.example"));
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
  void qmailsLetterIsUnderstood() {
    DeliveryReport report =
        report(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mx.customer.example
            To: support@example.com
            Subject: failure notice

            Hi. This is the qmail-send program at mx.customer.example.
            I'm afraid I wasn't able to deliver your message to the following addresses.
            This is a permanent error; I've given up. Sorry it didn't work out.

            <maija@customer.example>:
            Sorry, no mailbox here by that name. (#5.1.1)

            --- Below this line is a copy of the message.

            Return-Path: <support@example.com>
            """
                + HEADER);
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.status()).contains("5.1.1");
    assertThat(report.recipients()).contains(EmailAddress.of(MAIJA));
    assertThat(report.about()).contains(OURS.value(), TOKEN);
  }

  @Test
  void eximsLettersAreUnderstood() {
    String failed =
        """
        Return-Path: <>
        X-Failed-Recipients: maija@customer.example
        Auto-Submitted: auto-replied
        From: Mail Delivery System <Mailer-Daemon@mx.customer.example>
        To: support@example.com
        Subject: Mail delivery failed: returning message to sender

        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          maija@customer.example
            host mx.customer.example: 550 no such user

        ------ This is a copy of the message, including all the headers. ------

        """
            + HEADER;
    assertThat(report(failed).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report(failed).recipients()).contains(EmailAddress.of(MAIJA));
    assertThat(report(failed).about()).contains(OURS.value());
    String warning =
        """
        Return-Path: <>
        From: Mail Delivery System <Mailer-Daemon@mx.customer.example>
        To: support@example.com
        Subject: Warning: message 1kX-0001 delayed 24 hours

        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue.

        The message identifier is: 1kX-0001
        No action is required on your part. Delivery attempts will continue for
        some time.

        """
            + HEADER;
    assertThat(report(warning).outcome()).isEqualTo(Outcome.DELAYED);
  }

  @Test
  void exchangesLetterWithTheHeaderInItsTextIsUnderstood() {
    DeliveryReport report =
        report(
            """
            From: postmaster@customer.example
            To: support@example.com
            Subject: Undeliverable: Re: Lasku
            In-Reply-To: %s

            Delivery has failed to these recipients or groups:

            maija@customer.example
            The email address you entered couldn't be found.

            Diagnostic information for administrators:

            Generating server: mx.customer.example
            maija@customer.example
            Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'

            Original message headers:

            %s\
            """
                .formatted(OURS, HEADER));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.status()).contains("5.1.10");
    assertThat(report.about()).contains(OURS.value());
  }

  @Test
  void gmailsLettersAreUnderstood() {
    String head =
        """
        Return-Path: <>
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
        To: support@example.com
        In-Reply-To: %1$s
        References: %1$s
        """
            .formatted(OURS);
    String failed =
        head
            + """
            X-Failed-Recipients: maija@customer.example
            Subject: Delivery Status Notification (Failure)

            ** Address not found **

            Your message wasn't delivered to maija@customer.example because the address
            couldn't be found, or is unable to receive mail.

            The response was:
            550 5.1.1 The email account that you tried to reach does not exist.
            """;
    String delay =
        head
            + """
            Subject: Delivery Status Notification (Delay)

            ** Delivery incomplete **

            There was a temporary problem delivering your message to maija@customer.example.
            Gmail will retry for 46 more hours. You'll be notified if the delivery fails
            permanently.
            """;
    assertThat(report(failed).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report(failed).about()).containsExactly(OURS.value());
    assertThat(report(delay).outcome()).isEqualTo(Outcome.DELAYED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Die Zustellung hat sich verzögert. Weitere Zustellversuche folgen.",
        "Toimitus on viivästynyt. Toimitusta yritetään uudelleen.",
        "Leveransen har försenats. Vi gör nya försök.",
        "La remise a été retardée.",
        "配信が遅れています。再試行します。",
        "Доставка отложена. Повторные попытки продолжаются."
      })
  void whoSaysThatItIsTriedAgainTellsOfADelayInAnyLanguage(String words) {
    String head =
        """
        Return-Path: <>
        From: mailer-daemon@mx.customer.example
        To: support@example.com
        Subject: Lasku
        Content-Type: text/plain; charset=utf-8

        """;
    assertThat(report(head + words + "\n").outcome()).isEqualTo(Outcome.DELAYED);
    assertThat(report(head + words + "\n550 5.1.1 no such user\n").outcome())
        .isEqualTo(Outcome.FAILED);
  }

  /** Our own letter may speak of delays: what stands in it says nothing of its fate. */
  @Test
  void theWordsOfTheReturnedMailDoNotCount() {
    DeliveryReport report =
        report(
            """
            Return-Path: <>
            From: mailer-daemon@mx.customer.example
            To: support@example.com
            Subject: Returned mail: see transcript for details

               ----- The following addresses had permanent fatal errors -----
            <maija@customer.example>

               ----- Transcript of session follows -----
            ... while talking to mx.customer.example: user unknown, nobody of that name here

            %s
            Our answer has been delayed. We are sorry.
            """
                .formatted(HEADER));
    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
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
    assertThat(report.recipients()).containsExactly(EmailAddress.of(MAIJA));
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
