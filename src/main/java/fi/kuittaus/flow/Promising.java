package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.NewUrgency;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The promises that people of the desk change, by another urgency. */
public final class Promising {
  private static final Logger LOG = LoggerFactory.getLogger(Promising.class);
  private final Office office;
  private final Runnable outboxBell;

  public Promising(Office office, Runnable outboxBell) {
    this.office = office;
    this.outboxBell = outboxBell;
  }

  /**
   * Gives a conversation another urgency; the customer is told the new time.
   *
   * @param by who does it, for the history
   * @return the conversation as it stands now; empty if there is none of this reference
   * @throws IllegalArgumentException if there is no such urgency; the message lists those there are
   */
  public Optional<Conversation> urgency(Reference reference, String urgency, String by) {
    Optional<Conversation> done =
        office.store().transaction(tx -> urgency(tx, reference, urgency, by));
    outboxBell.run();
    return done;
  }

  private Optional<Conversation> urgency(
      Transaction tx, Reference reference, String urgency, String by) {
    HousePolicy policy = office.policy().get();
    Instant now = office.now();
    Optional<Conversation> found = tx.conversations().lock(reference).map(policy::adopted);
    return found.map(c ->
        switch (NewUrgency.decide(c, urgency, policy.promises(), now)) {
          case NewUrgency.Told(Conversation next, LetterOrder letter, Instant leavesAt) -> {
            tx.conversations().save(next);
            long id = office.mailRoom().letter(tx, policy, letter);
            tx.queue().release(id, leavesAt);
            yield told(tx, next, by, now);
          }
          case NewUrgency.Untold(Conversation next) -> {
            tx.conversations().save(next);
            yield told(tx, next, by, now);
          }
          case NewUrgency.Unchanged() -> c;
        });
  }

  private static Conversation told(Transaction tx, Conversation next, String by, Instant now) {
    String urgency = next.matter().urgency();
    tx.history().add(next.reference(), now, "urgency", urgency + ", " + by);
    LOG.info("reference={} urgency={} {}", next.reference(), urgency, by);
    return next;
  }
}
