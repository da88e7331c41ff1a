package fi.kuittaus.screening;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import java.util.Optional;

/** Reports of mail systems as they come in, each on the same letter of ours. */
final class ReportMails {
  static final MessageId OURS = Mails.KEY.messageId("KU-7F3KR", "abc1", "example.com");
  static final String TOKEN = Mails.KEY.token(OURS);

  /** The header of our letter as it comes back. */
  static final String HEADER =
      """
      From: Example Support <support@example.com>
      To: maija@customer.example
      Subject: Re: Lasku
      Message-ID: %s
      References: <1@customer.example>
      X-Kuittaus-Token: %s
      """
          .formatted(OURS, TOKEN);

  private ReportMails() {}

  /** What is read from this mail, if it is a report at all. */
  static Optional<DeliveryReport> optional(String raw) {
    InboundMessage mail = Mails.read(raw.replace("\n", "\r\n"));
    return DeliveryReport.of(mail, Screener.screen(mail, Mails.HOUSE));
  }

  static DeliveryReport report(String raw) {
    return optional(raw).orElseThrow();
  }

  /** A report in the standard form: the groups of its status, and the part that comes back. */
  static String dsn(String status, String returned) {
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

  /** Of our letter, as a part of a report. */
  static String headersOnly() {
    return "Content-Type: text/rfc822-headers\n\n" + HEADER;
  }

  /** What became of the letter to Maija, who has it sent on elsewhere. */
  static String group(String action, String status) {
    return """
    Final-Recipient: rfc822; maija@elsewhere.example
    Original-Recipient: rfc822;maija@customer.example
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 5.1.1 <maija@customer.example>: no such user
    """
        .formatted(action, status);
  }
}
