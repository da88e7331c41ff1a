package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LastWord;
import fi.kuittaus.conversation.LetterKind;
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
    if (!before.equals(after)) {
      after.ifPresent(c -> record(policy, c, action, by));
      before.filter(_ -> action instanceof AgentAction.Closed).ifPresent(c -> lastWord(policy, c));
    }
    return after;
  }

  /** What was paused goes on, as {@link #act}; the next word that a letter has named comes then. */
  Optional<Conversation> resume(Reference reference, String by) {
    Optional<Instant> named = tx.promises().nextWordNamed(reference, Instant.EPOCH);
    return act(reference, new AgentAction.Resumed(office.now(), named), by);
  }

  private void record(HousePolicy policy, Conversation c, AgentAction action, String by) {
    Instant now = office.now();
    var books = new Bookkeeping(tx, office, policy, policy.mailbox(c.mailbox()));
    switch (action) {
      case AgentAction.Answered _ -> books.answered(c, now);
      case AgentAction.Called _ -> books.answered(c, "by a call, " + by, now);
      case AgentAction.Closed _, AgentAction.Ended _ -> books.closed(c, by, now);
      case AgentAction.Paused _ -> books.paused(c, by, now);
      case AgentAction.Reopened _ -> saved(books, c, "reopened", by, now);
      case AgentAction.Resumed _ -> saved(books, c, "resumed", by, now);
      case AgentAction.Worked(var _, var evidence) -> saved(books, c, evidence.label(), by, now);
    }
    LOG.info("reference={} status={} {}", c.reference(), c.course().status().label(), by);
  }

  /** The customer may be told that their matter is closed. */
  private void lastWord(HousePolicy policy, Conversation before) {
    Reference reference = before.reference();
    Optional<Instant> written = tx.outbox().lastOf(reference, LetterKind.CLOSED.label());
    LastWord.decide(before, policy.promises(), tx.notes().untold(reference), written, office.now())
        .ifPresent(word -> {
          long id = office.mailRoom().letter(tx, policy, word.letter());
          tx.notes().toldBy(id, reference);
          tx.queue().release(id, word.leavesAt());
        });
  }

  private void saved(Bookkeeping books, Conversation c, String what, String by, Instant now) {
    tx.conversations().save(c);
    books.history(c, now, what, by);
  }
}
