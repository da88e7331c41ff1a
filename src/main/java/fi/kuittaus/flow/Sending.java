package fi.kuittaus.flow;

import fi.kuittaus.flow.Deliveries.Outcome;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of one mailbox's outbox: a mail is claimed, handed to the courier, and what became of
 * it is recorded. Safe for as many threads as the account has connections.
 */
public final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  /** What is claimed and not begun within this time is given back: it may be unwanted by then. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final String mailboxId;
  private final Office office;
  private final Courier courier;
  private final Precedent precedent;
  private final Deliveries deliveries;
  private final Gate gate;
  private final ReentrantLock claiming = new ReentrantLock();
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
    this.deliveries = new Deliveries(mailboxId, office, copies);
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
    deliveries.recordOverdue();
    List<OutboxEntry> claimed = claim(most);
    if (claimed.isEmpty()) {
      return 0;
    }
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
    List<Outcome> outcomes = new ArrayList<>();
    Instant limit = office.now().plus(FRESH);
    int tried = 0;
    try {
      do {
        OutboxEntry entry = left.remove();
        Delivery delivery = handedOver(entry, restored, left);
        tried++;
        accountTrouble = accountTrouble(delivery);
        if (accountTrouble(delivery).isPresent()) {
          outcomes.addAll(givenBack(left)); // before all that waits is postponed
        }
        outcomes.add(new Outcome(entry, Optional.of(delivery), office.now()));
        if (!left.isEmpty()) {
          onDisk(outcomes);
        }
      } while (!left.isEmpty() && office.now().isBefore(limit));
    } finally {
      outcomes.addAll(givenBack(left));
      deliveries.record(outcomes);
    }
    return tried;
  }

  /** Before the next of them leaves: all in one if each has left, as they nearly always have. */
  private void onDisk(List<Outcome> outcomes) {
    if (outcomes.getLast().accepted()) {
      deliveries.note(outcomes.getLast());
    } else {
      List<Outcome> all = List.copyOf(outcomes);
      outcomes.clear();
      deliveries.record(all);
    }
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

  private List<Outcome> givenBack(Queue<OutboxEntry> rest) {
    Instant now = office.now();
    List<Outcome> back = rest.stream().map(e -> new Outcome(e, Optional.empty(), now)).toList();
    rest.clear();
    return back;
  }

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

  /** Why no mail can leave at all, as the server last said; empty: it took or refused the last. */
  public Optional<Trouble> trouble() {
    return accountTrouble.map(
        said -> new Trouble(Trouble.Kind.SENDING, Optional.of(mailboxId), said));
  }

  /** When the next mail may leave; empty if none waits that may. */
  public Optional<Instant> nextAt() {
    return office.store().transaction(tx -> tx.queue().nextAt(mailboxId, gate.scope()));
  }

  /** Deals with what a process left that died; to be called before anything is sent. */
  public void recover() {
    deliveries.recover();
  }
}
