package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reception.Age;
import fi.kuittaus.conversation.Reception.Known;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers that we cannot see but a customer has: their mail replies to one of our domain that
 * we do not know.
 */
record UnseenAnswer(Transaction tx, Office office, HousePolicy policy, HouseMailbox mailbox) {
  private static final Logger LOG = LoggerFactory.getLogger(UnseenAnswer.class);

  /** What is known of a mail once the answer that it proves, if any, has been counted. */
  Known counted(InboundMessage mail, Screening screening, Known known, Instant now) {
    if (screening.verdict() != Verdict.PERSON || known.duplicate()) {
      return known;
    }
    // Each counts once: a customer's later mails go on naming it.
    List<MessageId> fresh =
        AgentAction.houseMailsAnswered(mail, mailbox).stream()
            .filter(id -> !isKnown(id))
            .filter(id -> tx.acts().isNew("answer", id, now))
            .toList();
    Optional<Conversation> waiting =
        known
            .conversation()
            .filter(_ -> !fresh.isEmpty() && known.age() != Age.BEFORE_FIRST_START)
            .filter(AgentAction::awaitsPeople);
    return waiting
        .map(c -> new Known(Optional.of(answered(c, mail, now)), false, known.age()))
        .orElse(known);
  }

  private boolean isKnown(MessageId id) {
    return tx.outbox().sent(id)
        || mailbox.key().reference(id.value()).isPresent()
        || !tx.messages().withId(id).isEmpty();
  }

  private Conversation answered(Conversation c, InboundMessage mail, Instant now) {
    Instant at = mail.arrivedAt();
    Conversation next = new AgentAction.Answered(at, now).applyTo(c, policy.promises());
    new Bookkeeping(tx, office, policy, mailbox).answered(next, now);
    LOG.info("reference={} the customer has an answer that was not seen", c.reference());
    return next;
  }
}
