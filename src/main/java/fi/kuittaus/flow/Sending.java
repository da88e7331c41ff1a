package fi.kuittaus.flow;

import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.SendQueue;
import fi.kuittaus.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of one mailbox's outbox: a mail is claimed, handed to the courier, and what became of
 * it is recorded. Safe for as many threads as the account has connections.
 */
public final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  /** How long a mail that may have left waits before it is looked for in Sent and repeated. */
  static final Duration UNCERTAIN_WAIT = Duration.ofMinutes(10);

  /**
   * After so many attempts, about eight minutes, the desk is told that a letter does not arrive.
   */
  private static final int MANY = 5;

  /** What is claimed and not begun within this time is given back: it may be unwanted by then. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final String mailboxId;
  private final Office office;
  private final Courier courier;
  private final Precedent precedent;
  private final SentCopies copies;
  private final Gate gate;
  private final ReentrantLock claiming = new ReentrantLock();
  private final Queue<Outcome> unrecorded = new ConcurrentLinkedQueue<>();
  private volatile Optional<String> accountTrouble = Optional.empty();

  public Sending(
      String mailboxId,
      Office office,
      Courier courier,
      SharedMailbox mailbox,
      SentCopies copies,
      Gate gate) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.courier = courier;
    this.precedent = new Precedent(mailbox);
    this.copies = copies;
    this.gate = gate;
  }

  /**
   * Sends the mails that should leave next, one after another. Each is on disk as claimed before it
   * is sent, and what became of it before the next.
   *
   * @param most how many, at least one
   * @return how many were tried; 0: none may leave now
   * @throws InterruptedException where the courier was stopped; what had not left waits again
   */
  public int sendSome(int most) throws InterruptedException {
    recordOverdue();
    List<OutboxEntry> claimed = claim(most);
    if (claimed.isEmpty()) {
      return 0;
    }
    office.store().sync();
    return send(claimed, office.store().transaction(this::isRestored));
  }

  /** Whether mail may still come that another database has answered, unknown to this one. */
  private boolean isRestored(Transaction tx) {
    Duration oldest = office.policy().get().limits().oldest();
    return tx.leases()
        .restoredBefore(mailboxId)
        .filter(at -> office.now().isBefore(at.plus(oldest).plusSeconds(3600)))
        .isPresent();
  }

  /** In turns: threads that look for the same mails would only wait for each other's rows. */
  private List<OutboxEntry> claim(int most) {
    claiming.lock();
    try {
      return office
          .store()
          .transaction(tx -> new Departures(tx, office, mailboxId).claim(gate.scope(), most));
    } finally {
      claiming.unlock();
    }
  }

  private int send(List<OutboxEntry> claimed, boolean restored) throws InterruptedException {
    Deque<OutboxEntry> left = new ArrayDeque<>(claimed);
    Instant limit = office.now().plus(FRESH);
    int tried = 0;
    try {
      do {
        OutboxEntry entry = left.remove();
        Delivery delivery = handedOver(entry, restored, left);
        tried++;
        accountTrouble = accountTrouble(delivery);
        if (accountTrouble(delivery).isPresent()) {
          giveBack(left); // before all that waits is postponed
        }
        finish(new Outcome(entry, Optional.of(delivery)));
      } while (!left.isEmpty() && office.now().isBefore(limit));
    } finally {
      giveBack(left);
    }
    return tried;
  }

  /** Only a courier that is interrupted has certainly not sent the mail. */
  private Delivery handedOver(OutboxEntry entry, boolean restored, Deque<OutboxEntry> left)
      throws InterruptedException {
    try {
      return outcome(entry, restored);
    } catch (InterruptedException e) {
      left.addFirst(entry);
      throw e;
    }
  }

  private static Optional<String> accountTrouble(Delivery delivery) {
    return delivery instanceof Delivery.Deferred(String reason, boolean account) && account
        ? Optional.of(reason)
        : Optional.empty();
  }

  private void giveBack(Queue<OutboxEntry> rest) {
    rest.forEach(entry -> unrecorded.add(new Outcome(entry, Optional.empty())));
    rest.clear();
    recordOverdue();
  }

  /**
   * What became of a mail.
   *
   * @param delivery empty: it was not begun
   */
  private record Outcome(OutboxEntry entry, Optional<Delivery> delivery) {}

  private Delivery outcome(OutboxEntry entry, boolean restored) throws InterruptedException {
    try {
      return precedent.isThere(entry, restored)
          ? new Delivery.Accepted()
          : courier.deliver(entry.mail(), office.now());
    } catch (IOException e) {
      return new Delivery.Deferred("Sent cannot be searched: " + e.getMessage(), false);
    } catch (RuntimeException e) {
      LOG.error("message-id={} the courier failed", entry.mail().id(), e);
      return new Delivery.Uncertain("unexpected: " + e.getClass().getSimpleName());
    }
  }

  /** What the database could not take is recorded before anything else is sent. */
  private synchronized void recordOverdue() {
    for (Outcome next = unrecorded.poll(); next != null; next = unrecorded.poll()) {
      finish(next);
    }
  }

  /** Why no mail can leave at all, as the server last said; empty: it took or refused the last. */
  public Optional<Trouble> trouble() {
    return accountTrouble.map(
        said -> new Trouble(Trouble.Kind.SENDING, Optional.of(mailboxId), said));
  }

  /** When the next mail may leave; empty if none waits that may. */
  public Optional<Instant> nextAt() {
    return office.store().transaction(tx -> tx.queue().nextAt(mailboxId, gate.scope()));
  }

  /**
   * Deals with the mails that a process claimed before it died: it is uncertain whether the first
   * of each claim left. To be called before anything is sent.
   */
  public void recover() {
    office.store().run(tx -> tx.queue().abandoned(mailboxId).forEach(claim -> recover(tx, claim)));
  }

  private void recover(Transaction tx, List<OutboxEntry> claim) {
    uncertain(tx, claim.getFirst(), "the program ended while it was being sent");
    claim.stream().skip(1).forEach(entry -> tx.queue().release(entry.id(), office.now()));
  }

  private void finish(Outcome outcome) {
    try {
      office.store().run(tx -> record(tx, outcome));
      office.store().sync();
    } catch (RuntimeException e) {
      unrecorded.add(outcome);
      throw e;
    }
    outcome.delivery().ifPresent(delivery -> log(outcome.entry(), delivery));
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

  private void record(Transaction tx, Outcome outcome) {
    outcome
        .delivery()
        .ifPresentOrElse(
            delivery -> record(tx, outcome.entry(), delivery),
            () -> tx.queue().release(outcome.entry().id(), office.now()));
  }

  private void record(Transaction tx, OutboxEntry entry, Delivery delivery) {
    Instant now = office.now();
    SendQueue queue = tx.queue();
    switch (delivery) {
      case Delivery.Accepted() -> {
        queue.done(entry.id(), "accepted", "", now, copies.firstLook(entry, now));
        tx.promises().given(entry.id(), now);
      }
      case Delivery.Deferred(String reason, boolean account) -> {
        Instant until = now.plus(Delivery.backoff(entry.tries().attempts() + 1));
        queue.retry(entry.id(), reason, false, until);
        if (account) {
          queue.postpone(mailboxId, until);
        } else if (entry.tries().attempts() + 1 == MANY) {
          tellDesk(tx, entry, DeskNotice::delayed, reason, now);
        }
      }
      case Delivery.Rejected(String reason) -> {
        queue.done(entry.id(), "rejected", reason, now, Optional.empty());
        entry
            .reference()
            .flatMap(tx.conversations()::lock)
            .ifPresent(c -> tx.conversations().save(c.unreachable()));
        tellDesk(tx, entry, DeskNotice::rejected, reason, now);
      }
      case Delivery.Uncertain(String reason) -> uncertain(tx, entry, reason);
    }
  }

  /** An update is not worth doubling; everything else is looked for in Sent, and repeated once. */
  private void uncertain(Transaction tx, OutboxEntry entry, String reason) {
    Instant now = office.now();
    boolean repeat =
        Departures.kind(entry).filter(k -> k == LetterKind.STATUS_UPDATE).isEmpty()
            && !entry.tries().uncertain();
    if (repeat) {
      tx.queue().retry(entry.id(), reason, true, now.plus(UNCERTAIN_WAIT));
    } else {
      tx.queue().done(entry.id(), "uncertain", reason, now, Optional.empty());
      tellDesk(tx, entry, DeskNotice::uncertain, reason, now);
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

  private static String described(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted() -> "accepted";
      case Delivery.Deferred(String reason, var _) -> "deferred \"" + reason + "\"";
      case Delivery.Rejected(String reason) -> "rejected \"" + reason + "\"";
      case Delivery.Uncertain(String reason) -> "uncertain \"" + reason + "\"";
    };
  }
}
