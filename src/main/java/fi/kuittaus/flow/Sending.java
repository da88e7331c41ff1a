package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.store.Outbox;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  private final String mailboxId;
  private final Office office;
  private final Courier courier;
  private final SharedMailbox mailbox;
  private final SentCopies copies;
  private final Queue<Outcome> unrecorded = new ConcurrentLinkedQueue<>();

  public Sending(
      String mailboxId, Office office, Courier courier, SharedMailbox mailbox, SentCopies copies) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.courier = courier;
    this.mailbox = mailbox;
    this.copies = copies;
  }

  /**
   * Sends the mail that should leave next.
   *
   * @return whether there was one
   */
  public boolean sendNext() throws InterruptedException {
    finishUnrecorded();
    Optional<OutboxEntry> claimed = office.store().transaction(this::claim);
    if (claimed.isEmpty()) {
      return false;
    }
    office.store().sync();
    OutboxEntry entry = claimed.get();
    try {
      unrecorded.add(new Outcome(entry, outcome(entry)));
    } catch (InterruptedException e) {
      release(entry);
      throw e;
    }
    finishUnrecorded();
    return true;
  }

  /** A courier that is interrupted has not sent the mail: it leaves at the next start. */
  private void release(OutboxEntry entry) {
    office.store().run(tx -> tx.outbox().retry(entry.id(), "stopped", false, office.now()));
  }

  /** What became of a mail. */
  private record Outcome(OutboxEntry entry, Delivery delivery) {}

  private Delivery outcome(OutboxEntry entry) throws InterruptedException {
    if (entry.tries().uncertain()) {
      try {
        if (mailbox.isInSent(entry.mail().id())) {
          return new Delivery.Accepted();
        }
      } catch (IOException e) {
        return new Delivery.Deferred("Sent cannot be searched: " + e.getMessage(), false);
      }
    }
    return courier.deliver(entry.mail(), office.now());
  }

  /** What the database could not take is recorded before anything else is sent. */
  private void finishUnrecorded() {
    Outcome outcome = unrecorded.poll();
    while (outcome != null) {
      try {
        finish(outcome.entry(), outcome.delivery());
      } catch (RuntimeException e) {
        unrecorded.add(outcome);
        throw e;
      }
      outcome = unrecorded.poll();
    }
  }

  /** When the next mail may leave; empty if none waits. */
  public Optional<Instant> nextAt() {
    return office.store().transaction(tx -> tx.outbox().nextAt(mailboxId));
  }

  /**
   * Deals with the mails that a process claimed before it died: it is uncertain whether they left.
   * To be called before anything is sent.
   */
  public void recover() {
    office
        .store()
        .run(tx ->
            tx.outbox().abandoned().stream()
                .filter(entry -> entry.mailbox().equals(mailboxId))
                .forEach(
                    entry -> uncertain(tx, entry, "the program ended while it was being sent")));
  }

  /** Claims the next mail that is still wanted; the others are dropped. */
  private Optional<OutboxEntry> claim(Transaction tx) {
    Instant now = office.now();
    Optional<OutboxEntry> next = tx.outbox().claim(mailboxId, now);
    while (next.isPresent() && !wanted(tx, next.get())) {
      tx.outbox().done(next.get().id(), "dropped", "no longer wanted", now, Optional.empty());
      next = tx.outbox().claim(mailboxId, now);
    }
    return next;
  }

  private static boolean wanted(Transaction tx, OutboxEntry entry) {
    Optional<Conversation> conversation = entry.reference().flatMap(tx.conversations()::find);
    return conversation.isEmpty()
        || kind(entry).map(k -> k.wantedBy(conversation.get())).orElse(true);
  }

  private static Optional<LetterKind> kind(OutboxEntry entry) {
    return Arrays.stream(LetterKind.values())
        .filter(k -> k.label().equals(entry.kind()))
        .findFirst();
  }

  private void finish(OutboxEntry entry, Delivery delivery) {
    office.store().run(tx -> record(tx, entry, delivery));
    LOG.info(
        "message-id={} reference={} letter={} delivery={} attempt={}",
        entry.mail().id(),
        entry.reference().map(Reference::code).orElse("none"),
        entry.kind(),
        described(delivery),
        entry.tries().attempts() + 1);
  }

  private void record(Transaction tx, OutboxEntry entry, Delivery delivery) {
    Instant now = office.now();
    Outbox outbox = tx.outbox();
    switch (delivery) {
      case Delivery.Accepted() -> {
        outbox.done(entry.id(), "accepted", "", now, copies.firstLook(entry, now));
        tx.promises().given(entry.id(), now);
      }
      case Delivery.Deferred(String reason, boolean account) -> {
        Instant until = now.plus(Delivery.backoff(entry.tries().attempts() + 1));
        outbox.retry(entry.id(), reason, false, until);
        if (account) {
          outbox.hold(mailboxId, until);
        }
      }
      case Delivery.Rejected(String reason) -> {
        outbox.done(entry.id(), "rejected", reason, now, Optional.empty());
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
        kind(entry).filter(k -> k == LetterKind.STATUS_UPDATE).isEmpty()
            && !entry.tries().uncertain();
    if (repeat) {
      tx.outbox().retry(entry.id(), reason, true, now.plus(UNCERTAIN_WAIT));
    } else {
      tx.outbox().done(entry.id(), "uncertain", reason, now, Optional.empty());
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
