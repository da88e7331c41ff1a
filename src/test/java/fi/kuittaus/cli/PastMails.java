package fi.kuittaus.cli;

import fi.kuittaus.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** An mbox that grows: mails of customers, and what was answered. */
final class PastMails {
  private final StringBuilder mbox = new StringBuilder();
  private int mails;

  /** So many customers who write a minute apart, each answered after this time. */
  PastMails asked(int count, String from, Duration answeredAfter) {
    Instant at = TestHouse.at(from);
    for (int i = 0; i < count; i++) {
      Instant now = at.plus(Duration.ofMinutes(i));
      asked("Hei, milloin olette auki?", now);
      answered(mails, now.plus(answeredAfter), "");
    }
    return this;
  }

  PastMails unanswered(String text, String at) {
    asked(text, TestHouse.at(at));
    return this;
  }

  /** An absence note of an agent's to the last customer. */
  PastMails absent(String at) {
    answered(mails, TestHouse.at(at), "Auto-Submitted: auto-replied\n");
    return this;
  }

  /** The last customer writes again. */
  PastMails again(String at) {
    mail(
        "c" + mails + "@customer.example",
        TestHouse.at(at),
        "<again" + mails + "@customer.example>",
        "In-Reply-To: <q" + mails + "@customer.example>\n",
        "Hei, olisiko uutta?");
    return this;
  }

  private void asked(String text, Instant at) {
    mails++;
    mail("c" + mails + "@customer.example", at, "<q" + mails + "@customer.example>", "", text);
  }

  private void answered(int mail, Instant at, String headers) {
    mail(
        "support@example.com",
        at,
        "<a" + mail + "-" + at.getEpochSecond() + "@example.com>",
        headers + "In-Reply-To: <q" + mail + "@customer.example>\n",
        "Hei, asia on hoidettu.");
  }

  private void mail(String from, Instant at, String id, String headers, String text) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(TestHouse.HELSINKI));
    mbox.append(
        """
        From %s Mon Nov 23 09:07:00 2026
        From: %s
        To: support@example.com
        Subject: Aukiolo
        Message-ID: %s
        Date: %s
        %s
        %s

        """
            .formatted(from, from, id, date, headers, text));
  }

  Path in(Path folder) throws IOException {
    return Files.writeString(folder.resolve("past.mbox"), mbox);
  }
}
