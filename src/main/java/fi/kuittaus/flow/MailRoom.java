package fi.kuittaus.flow;

import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.Correction;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.store.Outbox;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Writes the mails that decisions ask for and puts them into the outbox, within a transaction. */
public final class MailRoom {
  private static final int DESK_PRIORITY = 1;

  /** How a matter stands; a newer letter that says so makes them old. */
  private static final List<LetterKind> NEWS =
      List.of(
          LetterKind.FOLLOW_UP,
          LetterKind.ASKS_AGAIN,
          LetterKind.STATUS_UPDATE,
          LetterKind.CORRECTION);

  private final Supplier<Letters> letters;
  private final RandomGenerator random;
  private final boolean bell;

  /**
   * A mail room.
   *
   * @param random for the part of a Message-ID that nobody can guess; safe for several threads
   */
  public MailRoom(Letters letters, RandomGenerator random) {
    this(() -> letters, random, false);
  }

  /**
   * A mail room.
   *
   * @param letters those that are in force as one is written
   * @param bell whether the desk has one: then its notices wait there, too
   */
  public MailRoom(Supplier<Letters> letters, RandomGenerator random, boolean bell) {
    this.letters = letters;
    this.random = random;
    this.bell = bell;
  }

  /** A reference that no conversation has yet. */
  Reference freshReference(Transaction tx) {
    for (int tries = 0; ; tries++) {
      Reference reference = Reference.random(random, tries < 5 ? 5 : 6);
      if (tx.conversations().find(reference).isEmpty()) {
        return reference;
      }
    }
  }

  /**
   * Puts a letter to the customer into the outbox, with the promises that it will give.
   *
   * @return its number there
   */
  long letter(Transaction tx, HousePolicy policy, LetterOrder order) {
    return letter(tx, policy, order, order.times().now());
  }

  /** As {@link #letter(Transaction, HousePolicy, LetterOrder)}, to leave at this instant. */
  long letter(Transaction tx, HousePolicy policy, LetterOrder decided, Instant leaves) {
    HouseMailbox mailbox = policy.mailbox(decided.conversation().mailbox());
    Reference reference = decided.conversation().reference();
    Instant now = decided.times().now();
    Optional<Promise> told = tx.promises().told(reference);
    LetterOrder order = naming(tx, Correction.asHeard(decided, told));
    drop(tx, order, superseded(order.kind(), told.isPresent()));
    OutboundMessage mail =
        letters.get().write(order, mailbox, messageId(reference.code(), mailbox));
    var about = new Outbox.About(reference, isToStranger(tx, policy, order), order.told());
    var draft =
        new Outbox.Draft(
            mailbox.id(), order.kind().label(), priority(order.kind()), mail, Optional.of(about));
    long id = tx.outbox().add(draft, now, leaves);
    promise(tx, order, id, "replaced");
    announce(tx, order, id);
    return id;
  }

  /** What answers no mail of its own names what the mail before was about. */
  private static LetterOrder naming(Transaction tx, LetterOrder order) {
    return switch (order.kind()) {
      case STATUS_UPDATE, CORRECTION ->
          tx.outbox().told(order.conversation().reference()).stream()
              .map(LetterOrder.Told::concern)
              .filter(concern -> !concern.equals(Concern.NONE))
              .findFirst()
              .map(order::about)
              .orElse(order);
      default -> order;
    };
  }

  /** The same letter with other facts in it. */
  OutboundMessage anew(HousePolicy policy, LetterOrder order, MessageId id) {
    return letters.get().write(order, policy.mailbox(order.conversation().mailbox()), id);
  }

  /** Puts other words into a letter that still waits, and what they promise. */
  void replace(Transaction tx, LetterOrder order, long id, OutboundMessage mail) {
    drop(tx, order, superseded(LetterKind.REOPENED, true));
    tx.queue().rewrite(id, mail, order.times().now());
    tx.promises().untold(id, order.times().now());
    promise(tx, order, id, "void");
    announce(tx, order, id);
  }

  /** Whether a letter of this kind is not worth sending where another is written anew. */
  static boolean givesWay(LetterKind kind) {
    return superseded(LetterKind.REOPENED, true).contains(kind);
  }

  /** When a letter says that we write next takes the place of what was said before. */
  private static void announce(Transaction tx, LetterOrder order, long id) {
    Reference reference = order.conversation().reference();
    if (order.kind() != LetterKind.ACKNOWLEDGEMENT) {
      tx.promises().end(reference, Promises.What.NEXT_WORD, "kept", order.times().now());
    }
    order
        .times()
        .nextWord()
        .ifPresent(p -> tx.promises().add(reference, id, Promises.What.NEXT_WORD, p));
  }

  private static void drop(Transaction tx, LetterOrder newer, List<LetterKind> kinds) {
    Reference reference = newer.conversation().reference();
    Instant now = newer.times().now();
    kinds.forEach(
        kind -> tx.outbox().drop(reference, kind.label(), "a newer letter says more", now));
  }

  /**
   * What a letter promises takes the place of what was promised before.
   *
   * @param before what becomes of that; before a new acknowledgement there is nothing
   */
  private static void promise(Transaction tx, LetterOrder order, long id, String before) {
    Reference reference = order.conversation().reference();
    if (order.kind().givesPromise()) {
      if (order.kind() != LetterKind.ACKNOWLEDGEMENT || before.equals("void")) {
        tx.promises().end(reference, Promises.What.ANSWER, before, order.times().now());
      }
      order
          .times()
          .answerBy()
          .ifPresent(p -> tx.promises().add(reference, id, Promises.What.ANSWER, p));
    }
  }

  /** Who wrote while the brake already counted is not known by that. */
  private static boolean isToStranger(Transaction tx, HousePolicy policy, LetterOrder order) {
    Optional<Brake> brake =
        policy.limits().brake().filter(_ -> order.kind() == LetterKind.ACKNOWLEDGEMENT);
    Optional<EmailAddress> to = order.conversation().customer().answerTo();
    return brake.isPresent()
        && to.isPresent()
        && !tx.messages().knows(to.get(), order.times().now().minus(brake.get().window()));
  }

  /**
   * What still waits and is not worth sending any more: the account could not send for a while.
   *
   * @param told whether the customer knows of a promise that a correction could take back; if not,
   *     the call that was to be the first one is told instead, with its new time
   */
  private static List<LetterKind> superseded(LetterKind by, boolean told) {
    return switch (by) {
      case ACKNOWLEDGEMENT, FOLLOW_UP -> List.of();
      case ASKS_AGAIN -> List.of(LetterKind.FOLLOW_UP);
      case STATUS_UPDATE -> List.of(LetterKind.STATUS_UPDATE);
      case INCIDENT -> NEWS;
      case RESOLVED -> Stream.concat(NEWS.stream(), Stream.of(LetterKind.INCIDENT)).toList();
      case CORRECTION, REOPENED, CALLBACK, CLOSED ->
          Stream.concat(NEWS.stream(), Stream.of(LetterKind.CALLBACK, LetterKind.CLOSED))
              .filter(kind -> told || by != LetterKind.CORRECTION || kind != LetterKind.CALLBACK)
              .toList();
    };
  }

  /** Tells the desk something by mail, if it has an address, and by its bell, if it has one. */
  void tellDesk(
      Transaction tx, HousePolicy policy, HouseMailbox mailbox, DeskNotice notice, Instant now) {
    if (bell) {
      tx.bellRope().add(notice.kind(), notice.subject(), notice.text(), now);
    }
    policy
        .desk()
        .ifPresent(desk ->
            tx.outbox()
                .add(
                    new Outbox.Draft(
                        mailbox.id(),
                        notice.kind(),
                        DESK_PRIORITY,
                        deskMail(mailbox, NamedAddress.of(desk), notice),
                        Optional.empty()),
                    now));
  }

  /** Tells one agent alone something by mail. */
  void tellAgent(
      Transaction tx, HouseMailbox mailbox, EmailAddress agent, DeskNotice notice, Instant now) {
    OutboundMessage mail = deskMail(mailbox, NamedAddress.of(agent), notice);
    tx.outbox()
        .add(
            new Outbox.Draft(mailbox.id(), notice.kind(), DESK_PRIORITY, mail, Optional.empty()),
            now);
  }

  /** A notice as the mail that tells it. */
  OutboundMessage deskMail(HouseMailbox mailbox, NamedAddress desk, DeskNotice notice) {
    MessageId id = messageId("KU-DESK", mailbox);
    return new OutboundMessage(
        id,
        new OutboundMessage.Envelope(mailbox.from(), desk),
        notice.subject(),
        notice.text(),
        Optional.empty(),
        List.of(
            new Header("Auto-Submitted", "auto-generated"),
            new Header(TokenKey.HEADER, mailbox.screening().key().token(id))));
  }

  private MessageId messageId(String reference, HouseMailbox mailbox) {
    String nonce = Long.toString(random.nextLong() >>> 1, 36);
    return mailbox.screening().key().messageId(reference, nonce, mailbox.from().address().domain());
  }

  private static int priority(LetterKind kind) {
    return switch (kind) {
      case ACKNOWLEDGEMENT -> 0;
      case FOLLOW_UP, ASKS_AGAIN, REOPENED, CORRECTION, CALLBACK -> 1;
      case STATUS_UPDATE, INCIDENT, RESOLVED, CLOSED -> 2;
    };
  }
}
