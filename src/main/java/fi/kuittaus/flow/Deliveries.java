package fi.kuittaus.flow;

import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.SendQueue;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of what became of one mailbox's mails. What the database could not take is kept and
 * recorded before anything else is sent. Safe for any number of threads.
 */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** How long a mail that may have left waits before it is looked for in Sent and repeated. */
  private static final Duration UNCERTAIN_WAIT = Duration.ofMinutes(10);

  /**
   * After so many attempts, about eight minutes, the desk is told that a letter does not arrive.
   */
  private static final int MANY = 5;

  /**
   * After so many refusals in a row an account is tried every eight minutes: customers wait for
   * their acknowledgements, and as seldom as that hammers no server.
   */
  private static final int PATIENT = 5;

  private final String mailboxId;
  private final Office office;
  private final SentCopies copies;

  /**
   * How often in a row the account could send nothing. Its next attempt is counted from these where
   * the letter at hand has had more: one that has waited through an outage would hold all others
   * for an hour.
   */
  private final AtomicInteger refusals = new AtomicInteger();

  private final Queue<Outcome> unrecorded = new ConcurrentLinkedQueue<>();

  Deliveries(String mailboxId, Office office, SentCopies copies) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.copies = copies;
  }

  /**
   * What became of a mail.
   *
   * @param delivery empty: it was not begun
   */
  record Outcome(OutboxEntry entry, Optional<Delivery> delivery, Instant at) {
    boolean accepted() {
      return delivery.filter(Delivery.Accepted.class::isInstance).isPresent();
    }
  }

  /**
   * Puts on disk that a mail has left, in few bytes: enough for the next one of its claim to leave,
   * and for {@link #recover} to record the rest.
   */
  void note(Outcome accepted) {
    office.store().run(tx -> tx.queue().left(accepted.entry().id(), accepted.at()));
  }

  /**
   * Records what became of mails of one claim, in this order, noted or not.
   *
   * @throws RuntimeException if the database does not take it; it is kept
   */
  void record(List<Outcome> outcomes) {
    try {
      office.store().run(tx -> outcomes.forEach(outcome -> record(tx, outcome)));
    } catch (RuntimeException e) {
      unrecorded.addAll(outcomes);
      throw e;
    }
    outcomes.forEach(o -> o.delivery().ifPresent(delivery -> log(o.entry(), delivery)));
  }

  /** What the database could not take is recorded before anything else is sent. */
  synchronized void recordOverdue() {
    for (Outcome next = unrecorded.poll(); next != null; next = unrecorded.poll()) {
      record(List.of(next));
    }
  }

  /**
   * Deals with the mails that a process claimed before it died: of each claim, what was noted has
   * left, of the first of the others it is uncertain, and the rest did not. To be called before
   * anything is sent.
   */
  void recover() {
    List<SendQueue.Departed> departed =
        office.store().transaction(tx -> tx.queue().departed(mailboxId));
    record(
        departed.stream()
            .map(d -> new Outcome(d.entry(), Optional.of(new Delivery.Accepted()), d.leftAt()))
            .toList());
    office.store().run(tx -> tx.queue().abandoned(mailboxId).forEach(claim -> recover(tx, claim)));
  }

  private void recover(Transaction tx, List<OutboxEntry> claim) {
    Instant now = office.now();
    uncertain(tx, claim.getFirst(), "the program ended while it was being sent", now);
    claim.stream().skip(1).forEach(entry -> tx.queue().release(entry.id(), now));
  }

  private void record(Transaction tx, Outcome outcome) {
    OutboxEntry entry = outcome.entry();
    outcome
        .delivery()
        .ifPresentOrElse(
            delivery -> record(tx, entry, delivery, outcome.at()),
            () -> tx.queue().release(entry.id(), outcome.at()));
  }

  private void record(Transaction tx, OutboxEntry entry, Delivery delivery, Instant at) {
    SendQueue queue = tx.queue();
    if (delivery instanceof Delivery.Accepted || delivery instanceof Delivery.Rejected) {
      refusals.set(0);
    }
    switch (delivery) {
      case Delivery.Accepted() -> {
        queue.done(entry.id(), "accepted", "", at, copies.firstLook(entry, at));
        queue.settled(entry.id());
        tx.promises().given(entry.id(), at);
      }
      case Delivery.Deferred(String reason, boolean account) -> {
        int attempts = entry.tries().attempts() + 1;
        int failed = account ? Math.min(attempts, refused()) : attempts;
        Instant until = at.plus(Delivery.backoff(failed));
        queue.retry(entry.id(), reason, false, until);
        if (account) {
          queue.postpone(mailboxId, until);
        } else if (attempts == MANY) {
          tellDesk(tx, entry, DeskNotice::delayed, reason, at);
        }
      }
      case Delivery.Rejected(String reason) -> {
        queue.done(entry.id(), "rejected", reason, at, Optional.empty());
        entry
            .reference()
            .flatMap(tx.conversations()::lock)
            .ifPresent(c -> tx.conversations().save(c.unreachable()));
        tellDesk(tx, entry, DeskNotice::rejected, reason, at);
      }
      case Delivery.Uncertain(String reason) -> uncertain(tx, entry, reason, at);
    }
  }

  /** How often in a row, as far as that lengthens the wait. */
  private int refused() {
    return Math.min(PATIENT, refusals.incrementAndGet());
  }

  /** An update is not worth doubling; everything else is looked for in Sent, and repeated once. */
  private void uncertain(Transaction tx, OutboxEntry entry, String reason, Instant at) {
    boolean repeat =
        Departures.kind(entry).filter(k -> k == LetterKind.STATUS_UPDATE).isEmpty()
            && !entry.tries().uncertain();
    if (repeat) {
      tx.queue().retry(entry.id(), reason, true, at.plus(UNCERTAIN_WAIT));
    } else {
      tx.queue().done(entry.id(), "uncertain", reason, at, Optional.empty());
      tellDesk(tx, entry, DeskNotice::uncertain, reason, at);
    }
  }

  /** What the desk is told of a letter, from its reference, kind and the server's answer. */
  private interface Telling {
    DeskNotice of(Reference reference, String kind, String answer);
  }

  private void tellDesk(
      Transaction tx, OutboxEntry entry, Telling telling, String reason, Instant now) {
    HousePolicy policy = office.policy().get();
    entry
        .reference()
        .ifPresent(reference ->
            office
                .mailRoom()
                .tellDesk(
                    tx,
                    policy,
                    policy.mailbox(mailboxId),
                    telling.of(reference, entry.kind(), reason),
                    now));
  }

  private static void log(OutboxEntry entry, Delivery delivery) {
    LOG.info(
        "message-id={} reference={} letter={} delivery={} attempt={}",
        entry.mail().id(),
        entry.reference().map(Reference::code).orElse("none"),
        entry.kind(),
        described(delivery),
        entry.tries().attempts() + 1);
  }

  private static String described(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted() -> "accepted";
      case Delivery.Deferred(String reason, var _) -> "deferred \"" + reason + "\"";
      case Delivery.Rejected(String reason) -> "rejected \"" + reason + "\"";
      case Delivery.Uncertain(String reason) -> "uncertain \"" + reason + "\"";
    };
  }
}
