package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.store.Conversations.Due;
import fi.kuittaus.store.Messages;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The end of conversations: by a mail moved to Closed, by a keyword, by command, or by itself some
 * time after an answer.
 */
public final class Closing {
  private final Office office;

  public Closing(Office office) {
    this.office = office;
  }

  /**
   * Closes a conversation that is settled; the customer is told where ops want it and an agent has
   * answered.
   *
   * @param by who or what closed it, for the history
   * @return the conversation as it stands now; empty if there is none of this reference
   */
  public Optional<Conversation> close(Reference reference, String by) {
    return act(reference, new AgentAction.Closed(office.now()), by);
  }

  /** Ends a conversation that is not settled, as {@link #close}; the customer is told nothing. */
  public Optional<Conversation> end(Reference reference, String by) {
    return act(reference, new AgentAction.Ended(office.now()), by);
  }

  /** Opens a closed conversation again, as {@link #close}; updates go on. */
  public Optional<Conversation> reopen(Reference reference, String by) {
    return act(reference, new AgentAction.Reopened(office.now()), by);
  }

  /**
   * Closes the conversations of these mails of a mailbox's inbox: an agent has set the keyword.
   * Once for each mail, since the keyword stays when a conversation is opened again.
   */
  public void closeByKeyword(List<MessageId> mails) {
    for (MessageId id : mails) {
      office
          .store()
          .run(tx -> {
            if (tx.messages().keywordSeen(id)) {
              closed(tx, tx.conversations().ofMessage(id), "by keyword");
            }
          });
    }
  }

  /** Closes the conversations of this urgency whose time after the answer is up. */
  public void closeDue(String urgency) {
    Loop.over(
        limit ->
            office
                .store()
                .transaction(tx -> tx.conversations().due(Due.CLOSE, urgency, office.now(), limit)),
        reference -> office.store().run(tx -> closeIfDue(tx, reference)));
  }

  /** The customer may have written since it was found. */
  private void closeIfDue(Transaction tx, Reference reference) {
    Optional<Conversation> due =
        tx.conversations()
            .lock(reference)
            .filter(c ->
                c.course().agenda().close().filter(at -> !at.isAfter(office.now())).isPresent());
    AgentAction end = new AgentAction.Ended(office.now());
    due.ifPresent(c ->
        new Acting(tx, office).act(c.reference(), end, "by itself, some time after the answer"));
  }

  private void closed(Transaction tx, Optional<Conversation> conversation, String by) {
    AgentAction close = new AgentAction.Closed(office.now());
    conversation.ifPresent(c -> new Acting(tx, office).act(c.reference(), close, by));
  }

  /**
   * The intake of a mailbox's Closed folder: a mail that an agent moved there.
   *
   * @param absences of the mailbox
   */
  public FolderIntake closedFolder(String mailboxId, Absences absences) {
    return new ClosedFolder(mailboxId, absences);
  }

  private Optional<Conversation> act(Reference reference, AgentAction action, String by) {
    return office.store().transaction(tx -> new Acting(tx, office).act(reference, action, by));
  }

  private final class ClosedFolder implements FolderIntake {
    private final String mailboxId;
    private final Surge surge;

    private ClosedFolder(String mailboxId, Absences absences) {
      this.mailboxId = mailboxId;
      this.surge = new Surge(Moves.MANY, absences);
    }

    @Override
    public Optional<MailboxPosition> position(String folder) {
      return new Bookmark(mailboxId, office).position(folder);
    }

    @Override
    public void begin(MailboxPosition position) {
      new Bookmark(mailboxId, office).begin(position);
    }

    @Override
    public void receive(MailboxPosition upTo, List<Arrival> batch) {
      office
          .store()
          .run(tx -> {
            List<Reference> closing =
                batch.stream()
                    .flatMap(arrival -> moved(tx, upTo.uidValidity(), arrival).stream())
                    .map(Conversation::reference)
                    .distinct()
                    .toList();
            follow(tx, closing);
            tx.positions().move(mailboxId, upTo);
          });
    }

    /** Very many at once are more often a slip than a good day. */
    private void follow(Transaction tx, List<Reference> closing) {
      if (surge.isReachedBy(tx, closing.size(), office.now())) {
        new Moves(tx, office).hold(closing, Questions.Gone.CLOSED_TOGETHER);
      } else {
        closing.forEach(reference ->
            closed(tx, tx.conversations().find(reference), "its newest mail was moved to Closed"));
      }
    }

    private Optional<Conversation> moved(Transaction tx, long uidValidity, Arrival arrival) {
      if (!(arrival.mail() instanceof Parsed.Mail(InboundMessage mail))) {
        return Optional.empty();
      }
      boolean comes = new Moves(tx, office).comesToClosed(mail, mailboxId, uidValidity);
      return mail.messageId()
          .flatMap(tx.conversations()::ofMessage)
          .or(() -> continued(tx, mail))
          .filter(c -> comes && !c.isClosed() && isNewest(tx, c.reference(), mail));
    }

    /** An agent may be quicker than we, or we were down: then we have not seen it before. */
    private Optional<Conversation> continued(Transaction tx, InboundMessage mail) {
      HousePolicy policy = office.policy().get();
      return new Acquaintance(tx, policy, policy.mailbox(mailboxId))
          .conversation(mail)
          .filter(c -> !c.isClosed() && isFromCustomer(c, mail));
    }

    private static boolean isFromCustomer(Conversation c, InboundMessage mail) {
      return c.customer()
          .sender()
          .map(sender -> sender.address().key())
          .equals(mail.sender().map(EmailAddress::key));
    }

    /** Who tidies away an older mail does not close what the customer has written since. */
    private boolean isNewest(Transaction tx, Reference reference, InboundMessage mail) {
      Instant arrivedAt =
          mail.messageId().stream()
              .flatMap(id -> tx.messages().withId(id).stream())
              .filter(stored -> !stored.judged().outcome().equals("duplicate"))
              .map(Messages.Received::arrivedAt)
              .max(Comparator.naturalOrder())
              .orElse(mail.arrivedAt());
      return tx.messages()
          .lastFromCustomer(reference)
          .map(last -> !arrivedAt.isBefore(last))
          .orElse(true);
    }
  }
}
