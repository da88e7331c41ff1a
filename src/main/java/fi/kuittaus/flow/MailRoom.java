package fi.kuittaus.flow;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes the mails that decisions ask for and puts them into the outbox, within a transaction. */
public final class MailRoom {
  private static final int DESK_PRIORITY = 1;
  private final Letters letters;
  private final RandomGenerator random;

  /**
   * A mail room.
   *
   * @param random for the part of a Message-ID that nobody can guess; safe for several threads
   */
  public MailRoom(Letters letters, RandomGenerator random) {
    this.letters = letters;
    this.random = random;
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

  /** Puts a letter to the customer into the outbox, with the promises that it will give. */
  void letter(Transaction tx, LetterOrder order, HouseMailbox mailbox) {
    Reference reference = order.conversation().reference();
    Instant now = order.times().now();
    superseded(order.kind())
        .forEach(
            kind -> tx.outbox().drop(reference, kind.label(), "a newer letter says more", now));
    OutboundMessage mail = letters.write(order, mailbox, messageId(reference.code(), mailbox));
    long id =
        tx.outbox()
            .add(
                mailbox.id(),
                Optional.of(reference),
                order.kind().label(),
                priority(order.kind()),
                mail,
                now);
    endPromises(tx, order);
    order
        .times()
        .answerBy()
        .filter(p -> order.kind().givesPromise())
        .ifPresent(p -> tx.promises().add(reference, id, Promises.What.ANSWER, p));
    order
        .times()
        .nextWord()
        .ifPresent(p -> tx.promises().add(reference, id, Promises.What.NEXT_WORD, p));
  }

  /**
   * Ends the promises that a letter replaces or keeps; before an acknowledgement there are none.
   */
  private static void endPromises(Transaction tx, LetterOrder order) {
    if (order.kind() != LetterKind.ACKNOWLEDGEMENT) {
      Reference reference = order.conversation().reference();
      Instant now = order.times().now();
      if (order.kind().givesPromise()) {
        tx.promises().end(reference, Promises.What.ANSWER, "replaced", now);
      }
      tx.promises().end(reference, Promises.What.NEXT_WORD, "kept", now);
    }
  }

  /** What still waits and is not worth sending any more: the account could not send for a while. */
  private static List<LetterKind> superseded(LetterKind by) {
    return switch (by) {
      case ACKNOWLEDGEMENT, FOLLOW_UP -> List.of();
      case STATUS_UPDATE -> List.of(LetterKind.STATUS_UPDATE);
      case CORRECTION, REOPENED -> List.of(LetterKind.STATUS_UPDATE, LetterKind.CORRECTION);
    };
  }

  /** Tells the desk something by mail, if it has an address. */
  void tellDesk(
      Transaction tx, HousePolicy policy, HouseMailbox mailbox, DeskNotice notice, Instant now) {
    policy
        .desk()
        .ifPresent(desk ->
            tx.outbox()
                .add(
                    mailbox.id(),
                    Optional.empty(),
                    notice.kind(),
                    DESK_PRIORITY,
                    deskMail(mailbox, NamedAddress.of(desk), notice),
                    now));
  }

  private OutboundMessage deskMail(HouseMailbox mailbox, NamedAddress desk, DeskNotice notice) {
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
      case FOLLOW_UP, REOPENED, CORRECTION -> 1;
      case STATUS_UPDATE -> 2;
    };
  }
}
