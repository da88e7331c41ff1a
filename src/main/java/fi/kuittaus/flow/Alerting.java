package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.store.Conversations.Due;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the desk is warned of, or asked, before customers notice. */
public final class Alerting {
  private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);
  private final Office office;
  private final Runnable outboxBell;

  public Alerting(Office office, Runnable outboxBell) {
    this.office = office;
    this.outboxBell = outboxBell;
  }

  /** Warns of the promises of this urgency that come near. */
  public void warnDue(String urgency) {
    Loop.together(
        office.store(),
        limit ->
            office
                .store()
                .transaction(tx -> tx.conversations().due(Due.WARN, urgency, office.now(), limit)),
        this::warn,
        outboxBell);
  }

  /** Asks whether customers' mails that went were meant to go, once all are known that did. */
  public void askDue() {
    if (office.store().transaction(tx -> new Questions(tx, office).askIfDue())) {
      outboxBell.run();
    }
  }

  private void warn(Transaction tx, Reference reference) {
    HousePolicy policy = office.policy().get();
    Conversation c = tx.conversations().lock(reference).orElseThrow();
    Instant now = office.now();
    if (c.course().agenda().warn().filter(at -> !at.isAfter(now)).isEmpty()) {
      return; // it was answered, closed or warned of since it was found
    }
    Optional<Promise> promise = c.course().promise();
    tx.conversations().save(c.warned());
    promise.ifPresent(p -> {
      DeskNotice notice = DeskNotice.warning(c, p);
      office.mailRoom().tellDesk(tx, policy, policy.mailbox(c.mailbox()), notice, now);
      tx.history().add(reference, now, "warned", "the desk was told");
      LOG.info("reference={} the desk is warned, promise={}", reference, p.dueAt());
    });
  }
}
