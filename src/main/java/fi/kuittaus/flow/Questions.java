package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.store.Errands;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The question to the desk whether customers' mails were meant to go, within one transaction: one
 * for all that went together, a minute after the last of them. What was taken back by then is not
 * asked.
 */
record Questions(Transaction tx, Office office) {
  /** After so much quiet all are known that went together. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** However many more go, the desk hears of the first after so long. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final String PREFIX = "held ";

  /** What was done to the mails. */
  enum Gone {
    /** Deleted, or marked so. */
    DELETED("deleted"),
    /** Taken from the inbox, wherever to, with very many others. */
    TOGETHER("moved or deleted together with very many others"),
    /** Put into the Closed folder with very many others. */
    CLOSED_TOGETHER("moved to Closed together with very many others");

    private final String words;

    Gone(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    private String prefix() {
      return PREFIX + name() + " ";
    }
  }

  /** The desk is to be asked of this conversation, which is held. */
  void raise(Reference reference, Gone gone) {
    tx.errands().done(gone.prefix() + reference.code(), office.now());
  }

  /** Asks the desk what there is to ask, if its time has come; whether it has. */
  boolean askIfDue() {
    List<String> raised = tx.errands().beginning(PREFIX);
    if (raised.isEmpty() || !isDue(raised, office.now())) {
      return false;
    }
    for (Gone gone : Gone.values()) {
      heldBy(gone).forEach((mailbox, held) -> ask(mailbox, held, gone));
    }
    raised.forEach(tx.errands()::forget);
    return true;
  }

  private boolean isDue(List<String> raised, Instant now) {
    Errands errands = tx.errands();
    List<Instant> times =
        raised.stream().map(errands::last).flatMap(Optional::stream).sorted().toList();
    return times.getLast().plus(QUIET).isBefore(now)
        || times.getFirst().plus(LONGEST).isBefore(now)
        || times.getLast().isAfter(now); // a clock that was set back
  }

  /** Those that are still held, by their mailboxes. */
  private Map<String, List<Conversation>> heldBy(Gone gone) {
    return tx.errands().beginning(gone.prefix()).stream()
        .map(name -> new Reference(name.substring(gone.prefix().length())))
        .flatMap(reference -> tx.conversations().find(reference).stream())
        .filter(c -> c.course().status() == Status.PAUSED)
        .collect(Collectors.groupingBy(Conversation::mailbox, TreeMap::new, Collectors.toList()));
  }

  private void ask(String mailbox, List<Conversation> held, Gone gone) {
    HousePolicy policy = office.policy().get();
    DeskNotice question = DeskNotice.held(held, gone.words());
    office.mailRoom().tellDesk(tx, policy, policy.mailbox(mailbox), question, office.now());
  }
}
