package fi.kuittaus.screening;

import static fi.kuittaus.screening.ReportMails.HEADER;
import static fi.kuittaus.screening.ReportMails.OURS;
import static fi.kuittaus.screening.ReportMails.TOKEN;
import static fi.kuittaus.screening.ReportMails.report;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.screening.DeliveryReport.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of mail systems in the words of those that follow no standard form. */
class ReportsInProseTest {
  private static final EmailAddress MAIJA = EmailAddress.of("maija@customer.example");

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
    assertThat(report.recipients()).contains(MAIJA);
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
    assertThat(report(failed).recipients()).contains(MAIJA);
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
}
