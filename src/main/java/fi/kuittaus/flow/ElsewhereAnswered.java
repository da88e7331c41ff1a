package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.BaseSubject;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.PlusCommand;
import fi.kuittaus.conversation.Reception;
import fi.kuittaus.conversation.Reception.Age;
import fi.kuittaus.conversation.Reception.Known;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers that a mail in the inbox tells of, or that were seen before it. */
record ElsewhereAnswered(
    Transaction tx, Office office, HousePolicy policy, HouseMailbox mailbox, Instant now) {
  private static final Logger LOG = LoggerFactory.getLogger(ElsewhereAnswered.class);
  private static final String ANSWER = "answer";
  private static final String CLOSE = "close";

  /**
   * What is known of a mail once the answer that it proves, if any, has been counted: it replies to
   * one of our domain that we do not know. Of an agent's mail, the conversation also where headers
   * do not tell.
   */
  Known counted(InboundMessage mail, Screening screening, Known known) {
    if (known.duplicate()) {
      return known;
    }
    return switch (screening.verdict()) {
      case AGENT -> ofAgents(mail, known);
      case PERSON -> proven(mail, known);
      case OWN_ECHO, BOUNCE, MACHINE, PERSON_UNANSWERABLE, UNREADABLE -> known;
    };
  }

  /** What the customer has written since, it does not answer. */
  private Known ofAgents(InboundMessage mail, Known known) {
    Optional<Conversation> about =
        known.conversation().or(() -> new Matching(tx, policy, mailbox).ofAgents(mail));
    return with(known, mail, about.filter(c -> !tx.messages().wroteAfter(c.reference(), mail)));
  }

  private Known proven(InboundMessage mail, Known known) {
    // Each counts once: a customer's later mails go on naming it.
    List<MessageId> fresh =
        AgentAction.houseMailsAnswered(mail, mailbox).stream()
            .filter(id -> !isKnown(id))
            .filter(id -> tx.acts().isNew("answer", id, now))
            .toList();
    boolean counts = !fresh.isEmpty() && known.age() != Age.BEFORE_FIRST_START;
    return known
        .conversation()
        .filter(c -> counts && AgentAction.awaitsPeople(c))
        .map(c -> with(known, mail, Optional.of(answeredBefore(mail, c))))
        .orElse(known);
  }

  /** It came some time before this mail: whatever a letter has named holds. */
  private Conversation answeredBefore(InboundMessage mail, Conversation c) {
    Instant earliest = c.course().openedAt();
    return answered(c, mail.arrivedAt(), earliest, "by a mail not seen");
  }

  private Known with(Known known, InboundMessage mail, Optional<Conversation> conversation) {
    return new Known(
        conversation,
        known.duplicate(),
        known.age(),
        known.returned(),
        conversation.flatMap(c -> tx.promises().nextWordNamed(c.reference(), mail.arrivedAt())));
  }

  private boolean isKnown(MessageId id) {
    return tx.outbox().sent(id)
        || mailbox.key().reference(id.value()).isPresent()
        || !tx.messages().withId(id).isEmpty();
  }

  private Conversation answered(Conversation c, Instant at, Instant earliest, String how) {
    Optional<Instant> named = tx.promises().nextWordNamed(c.reference(), earliest);
    Conversation next = new AgentAction.Answered(at, now, named).applyTo(c, policy.promises());
    new Bookkeeping(tx, office, policy, mailbox).answered(next, now);
    LOG.info("reference={} answered {}", c.reference(), how);
    return next;
  }

  /**
   * An agent's mail, in Sent or from an address of theirs, may answer, and close, one that has not
   * been taken in yet; if it names none, the one of its subject.
   */
  void remember(InboundMessage sent) {
    remember(ANSWER, sent);
    if (PlusCommand.in(sent, mailbox.screening()).contains(PlusCommand.CLOSE)) {
      remember(CLOSE, sent);
    }
  }

  private void remember(String act, InboundMessage sent) {
    BaseSubject subject = BaseSubject.of(sent.subject());
    for (NamedAddress to : sent.participants().recipients()) {
      if (sent.answers().isEmpty() && !subject.isEmpty()) {
        tx.acts().note(early(act, to.address(), subject), sent.arrivedAt());
      }
      sent.answers().stream()
          .limit(1)
          .filter(id -> !isKnown(id))
          .forEach(id -> tx.acts().isNew(early(act, to.address()), id, sent.arrivedAt()));
    }
  }

  /** The mail that a person waits for an answer to may have been answered before it came. */
  void caughtUp(InboundMessage mail, Reception reception) {
    switch (reception) {
      case Reception.Opened(Conversation c, var _) -> caughtUp(mail, c);
      case Reception.Joined(Conversation c, var _) -> caughtUp(mail, c);
      case Reception.Reopened(Conversation c, var _) -> caughtUp(mail, c);
      case Reception.Thanked _,
          Reception.Answered _,
          Reception.Duplicate _,
          Reception.Filed _,
          Reception.Reported _ -> {
        // nobody waits because of it
      }
    }
  }

  private void caughtUp(InboundMessage mail, Conversation c) {
    early(ANSWER, c, mail)
        .map(at -> latest(at, mail.arrivedAt(), c.course().tally().answered()))
        .ifPresent(at -> answered(c, at, at, "before it was taken in"));
    early(CLOSE, c, mail)
        .ifPresent(_ ->
            new Acting(tx, office)
                .act(c.reference(), new AgentAction.Closed(now), AgentCommands.BY));
  }

  private Optional<Instant> early(String act, Conversation c, InboundMessage mail) {
    return Stream.concat(c.customer().answerTo().stream(), mail.sender().stream())
        .flatMap(who -> early(act, who, mail).stream())
        .findFirst();
  }

  /** When an agent did this by a mail to them that names this one, or is later, of its subject. */
  private Optional<Instant> early(String act, EmailAddress who, InboundMessage mail) {
    return mail.messageId()
        .flatMap(id -> tx.acts().when(early(act, who), id))
        .or(() ->
            tx.acts()
                .last(early(act, who, BaseSubject.of(mail.subject())))
                .filter(at -> !at.isBefore(mail.arrivedAt())));
  }

  /**
   * What was known in a matter before that mail came in may be that very answer, or a later one.
   */
  private static Instant latest(Instant answered, Instant arrived, Optional<Instant> known) {
    return Stream.concat(Stream.of(answered, arrived), known.stream())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String early(String act, EmailAddress customer, BaseSubject subject) {
    return early(act, customer) + " about " + subject.text();
  }

  private static String early(String act, EmailAddress customer) {
    return "early " + act + " to " + customer.key();
  }
}
