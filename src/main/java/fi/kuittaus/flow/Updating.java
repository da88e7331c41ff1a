package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Incident;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.conversation.StatusUpdate;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.store.Conversations.Due;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The status updates that fall due. */
public final class Updating {
  private static final Logger LOG = LoggerFactory.getLogger(Updating.class);
  private final Office office;
  private final Runnable outboxBell;

  public Updating(Office office, Runnable outboxBell) {
    this.office = office;
    this.outboxBell = outboxBell;
  }

  /** Writes the updates of this urgency that are due now; many of them leave one after another. */
  public void updateDue(String urgency) {
    AtomicInteger place = new AtomicInteger();
    Loop.together(
        office.store(),
        limit ->
            office
                .store()
                .transaction(
                    tx -> tx.conversations().due(Due.UPDATE, urgency, office.now(), limit)),
        (tx, reference) -> update(tx, reference, place),
        outboxBell);
  }

  private void update(Transaction tx, Reference reference, AtomicInteger place) {
    HousePolicy policy = office.policy().get();
    Conversation c = policy.adopted(tx.conversations().lock(reference).orElseThrow());
    Instant now = office.now();
    if (new Eyesight(tx, c.mailbox()).isBlind()) {
      return;
    }
    List<String> notes = tx.notes().untold(reference);
    Optional<Instant> named = tx.promises().pending(reference, Promises.What.NEXT_WORD);
    StatusUpdate decided =
        tx.incidents()
            .untold(reference)
            .map(i -> i.tell(c, audience(tx, i, reference, notes, named), policy.promises(), now))
            .orElseGet(() -> StatusUpdate.decide(c, policy.promises(), notes, named, now));
    switch (decided) {
      case StatusUpdate.Send(Conversation next, LetterOrder letter) -> {
        save(tx, policy, next, now);
        BusinessCalendar calendar = policy.promises().urgency(c.matter().urgency()).calendar();
        Instant at = StatusUpdate.spread(place.getAndIncrement(), named, calendar, now);
        long id = office.mailRoom().letter(tx, policy, letter, at);
        if (!notes.isEmpty()) {
          tx.notes().toldBy(id, reference);
        }
        tx.history()
            .add(
                reference, now, letter.kind().label(), "number " + next.course().tally().updates());
        LOG.info("reference={} letter={}", reference, letter.kind().label());
      }
      case StatusUpdate.Postponed(Conversation next) -> tx.conversations().save(next);
      case StatusUpdate.NotDue() -> {
        // it was closed, answered or updated since it was found
      }
    }
  }

  private static Incident.Audience audience(
      Transaction tx,
      Incident incident,
      Reference reference,
      List<String> notes,
      Optional<Instant> named) {
    boolean wroteSince =
        incident
            .resolvedAt()
            .flatMap(at -> tx.messages().lastFromCustomer(reference).filter(at::isBefore))
            .isPresent();
    return new Incident.Audience(notes, tx.outbox().opening(reference), named, wroteSince);
  }

  /** That an incident is resolved is the desk's answer. */
  private void save(Transaction tx, HousePolicy policy, Conversation next, Instant now) {
    if (next.course().status() == Status.ANSWERED) {
      new Bookkeeping(tx, office, policy, policy.mailbox(next.mailbox()))
          .answered(next, "the incident is resolved", now);
    } else {
      tx.conversations().save(next);
    }
  }
}
