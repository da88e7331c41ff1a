package fi.kuittaus.flow;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailDate;
import fi.kuittaus.store.Messages;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** The finding of when an agent's mail was sent, within one transaction. */
record SendingTime(Transaction tx) {
  /** Mails are on their way for as long, and clocks differ. */
  private static final Duration USUAL = Duration.ofMinutes(10);

  /** A copy that says to be older than that has rather been brought in from elsewhere. */
  private static final Duration OLDEST = Duration.ofDays(7);

  /**
   * The mail at the instant at which it was sent, where its copy was found long after that: a
   * customer may have written in between. Never before what it answers: then its clock is wrong.
   */
  InboundMessage dated(InboundMessage mail) {
    Instant found = mail.arrivedAt();
    return MailDate.sent(mail.headers())
        .filter(sent -> sent.isBefore(found.minus(USUAL)) && sent.isAfter(found.minus(OLDEST)))
        .map(sent -> mail.arriving(notBeforeAnswered(mail, sent)))
        .orElse(mail);
  }

  private Instant notBeforeAnswered(InboundMessage mail, Instant sent) {
    return mail.answers().stream()
        .flatMap(id -> tx.messages().withId(id).stream())
        .map(Messages.Received::arrivedAt)
        .filter(sent::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(sent);
  }
}
