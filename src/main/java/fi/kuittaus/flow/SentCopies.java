package fi.kuittaus.flow;

import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copies of our letters in one mailbox's Sent folder. Some servers keep one by themselves: so
 * each letter is looked for first.
 */
public final class SentCopies {
  private static final Logger LOG = LoggerFactory.getLogger(SentCopies.class);
  private static final int BATCH = 20;
  private static final Duration RETRY = Duration.ofMinutes(5);
  private static final Duration COURTESY = Duration.ofMinutes(3);

  /** What the configuration says about copies. */
  public enum Rule {
    /** Ten seconds after sending, if the server has kept none by then. */
    AUTO,
    /** At once. */
    APPEND,
    NEVER
  }

  private final String mailboxId;
  private final Office office;
  private final SharedMailbox mailbox;
  private final Rule rule;
  private volatile Instant resting = Instant.MIN;
  private volatile Optional<String> refusal = Optional.empty();

  public SentCopies(String mailboxId, Office office, SharedMailbox mailbox, Rule rule) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.mailbox = mailbox;
    this.rule = rule;
  }

  /** When to look for the copy of a letter that has just left; mails to the desk get none. */
  Optional<Instant> firstLook(OutboxEntry entry, Instant sentAt) {
    if (entry.reference().isEmpty()) {
      return Optional.empty();
    }
    return switch (rule) {
      case AUTO -> Optional.of(sentAt.plusSeconds(10));
      case APPEND -> Optional.of(sentAt);
      case NEVER -> Optional.empty();
    };
  }

  /**
   * Adds the copies that are due and not there. Letters go first: while some could leave now, a
   * copy waits, for a few minutes. After a failure all of them wait for some minutes.
   */
  public void keepDue() {
    if (office.now().isBefore(resting)) {
      return;
    }
    List<OutboxEntry> due;
    do {
      due = office.store().transaction(this::due);
    } while (keepAll(due) && due.size() == BATCH);
  }

  private List<OutboxEntry> due(Transaction tx) {
    Instant now = office.now();
    Instant latest = tx.queue().waits(mailboxId, now) ? now.minus(COURTESY) : now;
    return tx.outbox().copiesDue(mailboxId, latest, BATCH);
  }

  /** Why no copy could be kept when one was last due; empty: it could. */
  public Optional<Trouble> trouble() {
    return refusal.map(said -> new Trouble(Trouble.Kind.COPIES, Optional.of(mailboxId), said));
  }

  private boolean keepAll(List<OutboxEntry> due) {
    List<OutboxEntry> kept = new ArrayList<>();
    try {
      for (OutboxEntry entry : due) {
        mailbox.keepSentCopy(entry.mail(), office.now());
        kept.add(entry);
      }
      refusal = Optional.empty();
      return true;
    } catch (IOException e) {
      LOG.warn("mailbox={} no copy could be kept in Sent: {}", mailboxId, e.getMessage());
      refusal = Optional.of(String.valueOf(e.getMessage()));
      resting = office.now().plus(RETRY);
      return false;
    } finally {
      lookNoMore(kept);
    }
  }

  /** Together: who dies before looks for them in Sent once more. */
  private void lookNoMore(List<OutboxEntry> kept) {
    if (!kept.isEmpty()) {
      office
          .store()
          .run(tx -> kept.forEach(entry -> tx.outbox().copyAt(entry.id(), Optional.empty())));
    }
  }
}
