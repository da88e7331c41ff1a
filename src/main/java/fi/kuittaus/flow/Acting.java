package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The carrying out of what a person of the desk does to a conversation, within a transaction. */
record Acting(Transaction tx, Office office) {
  private static final Logger LOG = LoggerFactory.getLogger(Acting.class);

  /**
   * Does it; what changes nothing leaves no trace.
   *
   * @param by who or what did it, for the history
   * @return the conversation as it stands now; empty if there is none of this reference
   */
  Optional<Conversation> act(Reference reference, AgentAction action, String by) {
    HousePolicy policy = office.policy().get();
    Optional<Conversation> before = tx.conversations().lock(reference).map(policy::adopted);
    Optional<Conversation> after = before.map(c -> action.applyTo(c, policy.promises()));
    after.filter(c -> !before.equals(after)).ifPresent(c -> record(policy, c, action, by));
    return after;
  }

  private void record(HousePolicy policy, Conversation c, AgentAction action, String by) {
    Instant now = office.now();
    var books = new Bookkeeping(tx, office, policy, policy.mailbox(c.mailbox()));
    switch (action) {
      case AgentAction.Answered _ -> books.answered(c, now);
      case AgentAction.Closed _ -> books.closed(c, by, now);
      case AgentAction.Paused _ -> books.paused(c, by, now);
      case AgentAction.Reopened _ -> saved(books, c, "reopened", by, now);
      case AgentAction.Resumed _ -> saved(books, c, "resumed", by, now);
      case AgentAction.Worked(var _, var evidence) -> saved(books, c, evidence.label(), by, now);
    }
    LOG.info("reference={} status={} {}", c.reference(), c.course().status().label(), by);
  }

  private void saved(Bookkeeping books, Conversation c, String what, String by, Instant now) {
    tx.conversations().save(c);
    books.history(c, now, what, by);
  }
}
