package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.StatusUpdate;
import fi.kuittaus.store.Conversations.Due;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
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

  /** Writes the updates of this urgency that are due now. */
  public void updateDue(String urgency) {
    Loop.together(
        office.store(),
        limit ->
            office
                .store()
                .transaction(
                    tx -> tx.conversations().due(Due.UPDATE, urgency, office.now(), limit)),
        this::update,
        outboxBell);
  }

  private void update(Transaction tx, Reference reference) {
    HousePolicy policy = office.policy().get();
    Conversation c = policy.adopted(tx.conversations().lock(reference).orElseThrow());
    Instant now = office.now();
    switch (StatusUpdate.decide(c, policy.promises(), now)) {
      case StatusUpdate.Send(Conversation next, LetterOrder letter) -> {
        tx.conversations().save(next);
        office.mailRoom().letter(tx, policy, letter);
        tx.history()
            .add(reference, now, "status-update", "number " + next.course().tally().updates());
        LOG.info("reference={} letter={}", reference, letter.kind().label());
      }
      case StatusUpdate.Postponed(Conversation next) -> tx.conversations().save(next);
      case StatusUpdate.NotDue() -> {
        // it was closed, answered or updated since it was found
      }
    }
  }
}
