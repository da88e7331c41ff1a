package fi.kuittaus.flow;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailDate;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.store.Messages;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The finding of when an agent's mail was sent, within one transaction. */
record SendingTime(Transaction tx) {
  /** Mails are on their way for as long, and clocks differ. */
  private static final Duration USUAL = Duration.ofMinutes(10);

  /** A copy that says to be older than that has rather been brought in from elsewhere. */
  private static final Duration OLDEST = Duration.ofDays(7);

  /**
   * The mail at the instant at which it was sent, also where its copy, or another one, was found
   * long after that: a customer may have written in between. Never before what it answers first
   * came: then its clock is wrong.
   */
  InboundMessage dated(InboundMessage mail) {
    Instant found =
        mail.messageId()
            .flatMap(this::firstArrival)
            .filter(mail.arrivedAt()::isAfter)
            .orElse(mail.arrivedAt());
    Instant sent =
        MailDate.sent(mail.headers())
            .filter(at -> at.isBefore(found.minus(USUAL)) && at.isAfter(found.minus(OLDEST)))
            .orElse(found);
    return mail.arriving(notBeforeAnswered(mail, sent));
  }

  private Instant notBeforeAnswered(InboundMessage mail, Instant sent) {
    return mail.answers().stream()
        .flatMap(id -> firstArrival(id).stream())
        .filter(sent::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(sent);
  }

  /** A second delivery may come long after the answer. */
  private Optional<Instant> firstArrival(MessageId id) {
    return tx.messages().withId(id).stream()
        .map(Messages.Received::arrivedAt)
        .min(Comparator.naturalOrder());
  }
}
