package fi.kuittaus.store;

import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.OutboundMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail in the outbox.
 *
 * @param reference of the conversation; empty: to the desk
 * @param kind the label of a letter's kind, or what the desk is told of
 * @param tries attempts so far, and whether one of them may have succeeded
 */
public record OutboxEntry(
    long id,
    String mailbox,
    Optional<Reference> reference,
    String kind,
    Tries tries,
    Letter letter) {

  public OutboundMessage mail() {
    return letter.mail();
  }

  /** The same, with other words. */
  public OutboxEntry with(OutboundMessage mail) {
    return new OutboxEntry(
        id, mailbox, reference, kind, tries, new Letter(mail, letter.stranger(), letter.told()));
  }

  /**
   * What has been tried.
   *
   * @param attempts that have ended
   * @param uncertain whether the mail may have left already: Sent knows
   * @param writtenAt when its words were written
   */
  public record Tries(int attempts, boolean uncertain, Instant writtenAt) {}

  /**
   * The mail itself.
   *
   * @param stranger whether it counts for the brake
   * @param told what the mail that it answers told
   */
  public record Letter(OutboundMessage mail, boolean stranger, LetterOrder.Told told) {}
}
