package fi.kuittaus.flow;

import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Departure;
import fi.kuittaus.conversation.Departure.Drop;
import fi.kuittaus.conversation.Departure.Leave;
import fi.kuittaus.conversation.Departure.Opening;
import fi.kuittaus.conversation.Departure.Rewrite;
import fi.kuittaus.conversation.Departure.Said;
import fi.kuittaus.conversation.Departure.Wait;
import fi.kuittaus.conversation.Departure.Waiting;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.store.OutboxEntry;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.SendQueue;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The letters of one mailbox that leave next, within one transaction. For one thread. */
final class Departures {
  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  /** What waits for an opening is looked at before: the hours may have been edited. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Transaction tx;
  private final Office office;
  private final HousePolicy policy;
  private final String mailboxId;
  private final Instant now;

  /** The conversations of which a letter is written anew among those that are claimed. */
  private final Set<Reference> saidAnew = new HashSet<>();

  Departures(Transaction tx, Office office, String mailboxId) {
    this.tx = tx;
    this.office = office;
    this.policy = office.policy().get();
    this.mailboxId = mailboxId;
    this.now = office.now();
  }

  /** Claims what leaves now, in the order of sending; what must not leave is dealt with. */
  List<OutboxEntry> claim(SendQueue.Scope scope, int most) {
    List<OutboxEntry> leaving = new ArrayList<>();
    List<OutboxEntry> claimed;
    do {
      claimed = tx.queue().claim(mailboxId, scope, most, now);
      for (OutboxEntry entry : unbraked(claimed)) {
        departing(entry).ifPresent(leaving::add);
      }
    } while (leaving.isEmpty() && !claimed.isEmpty());
    return leaving;
  }

  /** The entry as it leaves; empty where it does not. */
  private Optional<OutboxEntry> departing(OutboxEntry entry) {
    Optional<LetterKind> kind = kind(entry);
    Optional<Conversation> conversation =
        entry.reference().flatMap(tx.conversations()::find).map(policy::adopted);
    if (kind.isEmpty() || conversation.isEmpty()) {
      return Optional.of(entry);
    }
    if (saidAnew.contains(conversation.get().reference()) && MailRoom.givesWay(kind.get())) {
      tx.queue().done(entry.id(), "dropped", "a newer letter says more", now, Optional.empty());
      return Optional.empty();
    }
    Departure departure =
        Departure.decide(
            waiting(entry, kind.get()),
            conversation.get(),
            opening(entry, kind.get()),
            policy.promises(),
            now);
    return switch (departure) {
      case Leave() -> Optional.of(entry);
      case Rewrite(LetterOrder letter) -> Optional.of(rewritten(entry, letter));
      case Wait(Instant until) -> {
        Instant look = now.plus(LONGEST_WAIT);
        tx.queue().release(entry.id(), until.isBefore(look) ? until : look);
        yield Optional.empty();
      }
      case Drop(String why) -> {
        tx.queue().done(entry.id(), "dropped", why, now, Optional.empty());
        yield Optional.empty();
      }
    };
  }

  static Optional<LetterKind> kind(OutboxEntry entry) {
    return Arrays.stream(LetterKind.values())
        .filter(k -> k.label().equals(entry.kind()))
        .findFirst();
  }

  private Waiting waiting(OutboxEntry entry, LetterKind kind) {
    return new Waiting(
        kind,
        entry.tries().writtenAt(),
        entry.tries().uncertain(),
        said(entry, kind),
        entry.letter().told());
  }

  private Said said(OutboxEntry entry, LetterKind kind) {
    Promises promises = tx.promises();
    return switch (kind) {
      case CORRECTION ->
          new Said(
              promises.answerOf(entry.id()),
              promises.nextWordOf(entry.id()),
              entry.reference().flatMap(r -> promises.toldBut(r, entry.id())),
              tx.notes().toldBy(entry.id()));
      case STATUS_UPDATE, INCIDENT ->
          new Said(Optional.empty(), promises.nextWordOf(entry.id()), Optional.empty(), List.of());
      case ACKNOWLEDGEMENT, REOPENED, CALLBACK -> new Said(promises.answerOf(entry.id()));
      case FOLLOW_UP, ASKS_AGAIN, RESOLVED, CLOSED -> new Said(Optional.empty());
    };
  }

  private Opening opening(OutboxEntry entry, LetterKind kind) {
    return kind == LetterKind.ACKNOWLEDGEMENT
        ? Opening.SETTLED
        : entry.reference().map(r -> opening(r, entry)).orElse(Opening.SETTLED);
  }

  private Opening opening(Reference reference, OutboxEntry entry) {
    Opening opening = tx.outbox().opening(reference);
    boolean since =
        opening == Opening.SETTLED
            && tx.outbox()
                .acknowledged(reference)
                .filter(entry.tries().writtenAt()::isBefore)
                .isPresent();
    return since ? Opening.LEFT_SINCE : opening;
  }

  /** A letter that cannot be written anew leaves with its old words rather than never. */
  private OutboxEntry rewritten(OutboxEntry entry, LetterOrder anew) {
    LetterOrder letter = new Joining(tx).anew(anew, entry.id());
    OutboundMessage mail;
    try {
      mail = office.mailRoom().anew(policy, letter, entry.mail().id());
    } catch (RuntimeException e) {
      LOG.error("message-id={} cannot be written anew", entry.mail().id(), e);
      return entry;
    }
    Conversation c = letter.conversation();
    tx.conversations().save(c);
    tx.history().add(c.reference(), now, "late", "the letter had to wait: a new promise");
    office.mailRoom().replace(tx, letter, entry.id(), mail);
    saidAnew.add(c.reference());
    return entry.with(mail);
  }

  /** Without those that the brake holds: the newest of them, where there are too many. */
  private List<OutboxEntry> unbraked(List<OutboxEntry> claimed) {
    Optional<Brake> brake = policy.limits().brake();
    long strangers = claimed.stream().filter(e -> e.letter().stranger()).count();
    if (brake.isEmpty() || strangers == 0) {
      return claimed;
    }
    long going = tx.queue().toStrangersSince(now.minus(brake.get().window()));
    long room = Math.max(0, strangers - Math.max(0, going - brake.get().letters()));
    return room == strangers ? claimed : held(claimed, room, brake.get());
  }

  private List<OutboxEntry> held(List<OutboxEntry> claimed, long room, Brake brake) {
    if (tx.queue().held() == 0) {
      LOG.warn("mailbox={} the brake holds letters to strangers: {}", mailboxId, brake);
      office
          .mailRoom()
          .tellDesk(tx, policy, policy.mailbox(mailboxId), DeskNotice.braked(brake), now);
    }
    List<OutboxEntry> free = new ArrayList<>();
    long left = room;
    for (OutboxEntry entry : claimed) {
      if (entry.letter().stranger() && left-- <= 0) {
        tx.queue().hold(entry.id());
      } else {
        free.add(entry);
      }
    }
    return free;
  }
}
