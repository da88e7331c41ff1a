package fi.kuittaus.store;

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
    OutboundMessage mail) {

  /**
   * What has been tried.
   *
   * @param attempts that have ended, or begun and never ended
   * @param uncertain whether the mail may have left already: Sent knows
   * @param createdAt when it was decided
   */
  public record Tries(int attempts, boolean uncertain, Instant createdAt) {}
}
