package fi.kuittaus.flow;

import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.store.OutboxEntry;
import java.io.IOException;
import java.util.Optional;

/**
 * The look into Sent for a letter that has left already without our database knowing: the line
 * broke, or the database is older than what was sent.
 */
record Precedent(SharedMailbox mailbox) {
  /**
   * Whether it has left.
   *
   * @param restored whether another database may have dealt with the mail that it answers
   */
  boolean isThere(OutboxEntry entry, boolean restored) throws IOException {
    if (entry.tries().uncertain() && mailbox.isInSent(entry.mail().id())) {
      return true;
    }
    Optional<MessageId> original = original(entry).filter(_ -> restored);
    return original.isPresent() && mailbox.isAnsweredInSent(original.get());
  }

  /** The mail that an acknowledgement answers. */
  private static Optional<MessageId> original(OutboxEntry entry) {
    return entry.mail().headers().stream()
        .filter(_ -> entry.kind().equals(LetterKind.ACKNOWLEDGEMENT.label()))
        .filter(header -> header.name().equalsIgnoreCase("In-Reply-To"))
        .flatMap(header -> MessageId.all(header.value()).stream())
        .findFirst();
  }
}
