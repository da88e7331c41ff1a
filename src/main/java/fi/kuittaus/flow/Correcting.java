package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Correction;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.store.Conversations.Due;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The corrections of promises that will not hold. */
public final class Correcting {
  private static final Logger LOG = LoggerFactory.getLogger(Correcting.class);
  private final Office office;
  private final Runnable outboxBell;

  public Correcting(Office office, Runnable outboxBell) {
    this.office = office;
    this.outboxBell = outboxBell;
  }

  /** Writes the corrections of this urgency that are due now. */
  public void correctDue(String urgency) {
    Loop.together(
        office.store(),
        limit ->
            office
                .store()
                .transaction(
                    tx -> tx.conversations().due(Due.CORRECT, urgency, office.now(), limit)),
        this::correct,
        outboxBell);
  }

  private void correct(Transaction tx, Reference reference) {
    HousePolicy policy = office.policy().get();
    Conversation c = policy.adopted(tx.conversations().lock(reference).orElseThrow());
    Instant now = office.now();
    Eyesight eyesight = new Eyesight(tx, c.mailbox());
    if (eyesight.isBlind()) {
      return;
    }
    switch (Correction.decide(c, policy.promises(), tx.notes().untold(reference), now)) {
      case Correction.Send(Conversation next, LetterOrder letter, boolean escalate) -> {
        send(tx, policy, next, letter, escalate);
        eyesight.lapsed(office, policy, c, now);
      }
      case Correction.DeskOnly(Conversation next) -> {
        deskOnly(tx, policy, next, now);
        eyesight.lapsed(office, policy, c, now);
      }
      case Correction.Postponed(Conversation next) -> tx.conversations().save(next);
      case Correction.NotDue() -> {
        // it was closed, answered or corrected since it was found
      }
    }
  }

  private void send(
      Transaction tx, HousePolicy policy, Conversation next, LetterOrder letter, boolean escalate) {
    HouseMailbox mailbox = policy.mailbox(next.mailbox());
    Instant now = letter.times().now();
    tx.conversations().save(next);
    tx.notes().toldBy(office.mailRoom().letter(tx, policy, letter), next.reference());
    if (escalate) {
      office.mailRoom().tellDesk(tx, policy, mailbox, DeskNotice.escalation(next), now);
    }
    String until =
        next.course()
            .promise()
            .map(Promise::local)
            .map(t -> "now due " + t.toOffsetDateTime())
            .orElse("no new time");
    tx.history().add(next.reference(), now, "correction", until);
    LOG.info("reference={} letter={} {}", next.reference(), letter.kind().label(), until);
  }

  private void deskOnly(Transaction tx, HousePolicy policy, Conversation next, Instant now) {
    tx.conversations().save(next);
    tx.promises().end(next.reference(), Promises.What.ANSWER, "lapsed", now);
    HouseMailbox mailbox = policy.mailbox(next.mailbox());
    office.mailRoom().tellDesk(tx, policy, mailbox, DeskNotice.unreachable(next), now);
    tx.history().add(next.reference(), now, "lapsed", "the customer cannot be written to");
    LOG.info("reference={} lapsed, the desk is told", next.reference());
  }
}
