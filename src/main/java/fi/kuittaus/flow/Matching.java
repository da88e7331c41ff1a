package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.store.Transaction;
import java.util.Comparator;
import java.util.Optional;

/** The finding of the conversation that a mail of an agent's is about. */
record Matching(Transaction tx, HousePolicy policy, HouseMailbox mailbox) {

  /** The conversation, the surest sign first; for mails that are surely an agent's. */
  Optional<Conversation> ofAgents(InboundMessage mail) {
    return new Acquaintance(tx, policy, mailbox)
        .conversation(mail)
        .or(() -> Reference.in(mail.subject()).flatMap(tx.conversations()::continuable))
        .or(() -> byRecipientAndSubject(mail));
  }

  /** Some clients drop the headers that name the mail answered; then both must fit. */
  private Optional<Conversation> byRecipientAndSubject(InboundMessage mail) {
    return mail.answers().isEmpty()
        ? mail.participants().recipients().stream()
            .map(NamedAddress::address)
            .flatMap(to -> tx.conversations().openOf(to).stream())
            .filter(c -> AgentAction.mayAnswerBySubject(mail, c))
            .max(Comparator.comparing(c -> c.course().openedAt()))
        : Optional.empty();
  }

  /** Whether we made this mail. */
  boolean isOurs(InboundMessage mail) {
    TokenKey key = mailbox.key();
    return mail.messageId().filter(tx.outbox()::sent).isPresent()
        || mail.messageId().map(MessageId::value).flatMap(key::reference).isPresent()
        || mail.headers().first(TokenKey.HEADER).flatMap(key::reference).isPresent();
  }
}
