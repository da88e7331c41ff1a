package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.Secrets;
import java.time.Instant;
import java.util.Optional;

/** What the desk does to a conversation that goes on: leave a note, pause it, resume it. */
public final class Attending {
  private final Office office;
  private final Runnable outboxBell;

  public Attending(Office office, Runnable outboxBell) {
    this.office = office;
    this.outboxBell = outboxBell;
  }

  /**
   * Leaves a progress note, which the next status update carries.
   *
   * @param text for the customer; secrets in it are masked
   * @param by who left it, for the history
   * @return the conversation as it stands now; empty if there is none of this reference
   */
  public Optional<Conversation> note(Reference reference, String text, String by) {
    return office
        .store()
        .transaction(tx -> {
          Instant now = office.now();
          Optional<Conversation> noted =
              new Acting(tx, office)
                  .act(reference, new AgentAction.Worked(now, Evidence.NOTED), by);
          noted.ifPresent(c -> tx.notes().add(reference, now, Secrets.mask(text.strip())));
          return noted;
        });
  }

  /** Nothing is written to the customer until it is resumed; as {@link #note}. */
  public Optional<Conversation> pause(Reference reference, String by) {
    return act(reference, new AgentAction.Paused(office.now()), by);
  }

  /** The promise and the updates of a paused conversation go on; as {@link #note}. */
  public Optional<Conversation> resume(Reference reference, String by) {
    return office.store().transaction(tx -> new Acting(tx, office).resume(reference, by));
  }

  private Optional<Conversation> act(Reference reference, AgentAction action, String by) {
    return office.store().transaction(tx -> new Acting(tx, office).act(reference, action, by));
  }

  /**
   * Ops say that what is seen of agents' answers in a mailbox is all that there is: corrections and
   * updates leave again, and are not held any more.
   *
   * @return whether there is such a mailbox
   */
  public boolean trustSent(String mailbox, String by) {
    if (!office.policy().get().mailboxes().containsKey(mailbox)) {
      return false;
    }
    office.store().run(tx -> new Eyesight(tx, mailbox).proven(by, office.now()));
    outboxBell.run();
    return true;
  }
}
