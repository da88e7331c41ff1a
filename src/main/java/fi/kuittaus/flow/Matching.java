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
import java.util.List;
import java.util.Optional;

/** The finding of the conversation that a mail of an agent's is about. */
record Matching(Transaction tx, HousePolicy policy, HouseMailbox mailbox) {

  /** The conversation, the surest sign first; for mails that are surely an agent's. */
  Optional<Conversation> ofAgents(InboundMessage mail) {
    return new Acquaintance(tx, policy, mailbox)
        .conversation(mail)
        .or(() -> Reference.in(mail.subject()).flatMap(tx.conversations()::continuable))
        .or(() -> byRecipient(mail));
  }

  /**
   * Some clients drop the headers that name the mail answered: then recipient and subject must fit.
   * And one may have gone before we read it, of which only what the customer wrote since tells.
   */
  private Optional<Conversation> byRecipient(InboundMessage mail) {
    List<MessageId> answered = mail.answers();
    return mail.participants().recipients().stream()
        .map(NamedAddress::address)
        .flatMap(to -> tx.conversations().openOf(to).stream())
        .filter(c ->
            answered.isEmpty()
                ? AgentAction.mayAnswerBySubject(mail, c)
                : c.matter().thread().stream().anyMatch(answered::contains))
        .max(Comparator.comparing(c -> c.course().openedAt()));
  }

  /** Whether we made this mail. */
  boolean isOurs(InboundMessage mail) {
    TokenKey key = mailbox.key();
    return mail.messageId().filter(tx.outbox()::sent).isPresent()
        || mail.messageId().map(MessageId::value).flatMap(key::reference).isPresent()
        || mail.headers().first(TokenKey.HEADER).flatMap(key::reference).isPresent();
  }
}
