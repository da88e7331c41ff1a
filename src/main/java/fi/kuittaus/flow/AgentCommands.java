package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.PlusCommand;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Secrets;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that agents give by plus-addresses, within one transaction. */
record AgentCommands(Transaction tx, Office office, HouseMailbox mailbox) {
  private static final Logger LOG = LoggerFactory.getLogger(AgentCommands.class);

  /** What the history says of them. */
  static final String BY = "by a plus-address in a mail of an agent's";

  /** Those of a mail in Sent: only who may log in can put it there. */
  void inSent(InboundMessage mail, Optional<Conversation> about) {
    Set<PlusCommand> commands = PlusCommand.in(mail, mailbox.screening());
    if (!AgentAction.isAutomatic(mail)) {
      commands.forEach(command -> obey(command, mail, about));
    }
  }

  /** Those of a mail in the inbox, which anybody may have sent. */
  void inInbox(InboundMessage mail, Screening screening, Optional<Conversation> about) {
    Set<PlusCommand> commands = PlusCommand.in(mail, mailbox.screening());
    if (PlusCommand.isBelievedInInbox(mail, screening)) {
      commands.forEach(command -> obey(command, mail, about));
    } else if (!commands.isEmpty()) {
      LOG.warn("message-id={} commands={} are not an agent's: nothing is done", id(mail), commands);
    }
  }

  private void obey(PlusCommand command, InboundMessage mail, Optional<Conversation> about) {
    Instant now = office.now();
    boolean fresh =
        mail.messageId().map(id -> tx.acts().isNew(command.label(), id, now)).orElse(true);
    if (command == PlusCommand.CHECK) {
      mail.sender().filter(_ -> fresh).ifPresent(author -> check(mail, author, about));
    } else if (about.isEmpty()) {
      LOG.warn(
          "message-id={} command={} belongs to no conversation yet", id(mail), command.label());
    } else if (fresh) {
      obey(command, mail, about.get().reference(), now);
    }
  }

  private void check(InboundMessage draft, EmailAddress author, Optional<Conversation> about) {
    new DraftCheck(tx, office, mailbox).tell(draft, author, about);
    LOG.info("message-id={} a draft was checked for its author", id(draft));
  }

  private void obey(PlusCommand command, InboundMessage mail, Reference reference, Instant now) {
    Acting acting = new Acting(tx, office);
    switch (command) {
      case CLOSE -> {
        if (!tx.messages().wroteAfter(reference, mail)) {
          acting.act(reference, new AgentAction.Closed(now), BY);
        }
      }
      case WORKING -> acting.act(reference, new AgentAction.Worked(now, Evidence.NOTED), BY);
      case NOTE -> {
        acting.act(reference, new AgentAction.Worked(now, Evidence.NOTED), BY);
        tx.notes().add(reference, now, Secrets.mask(mail.content().own().text()).strip());
      }
      case CHECK -> {
        // is about no conversation
      }
    }
  }

  private static String id(InboundMessage mail) {
    return mail.messageId().map(MessageId::value).orElse("none");
  }
}
