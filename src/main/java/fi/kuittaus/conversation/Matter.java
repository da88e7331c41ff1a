package fi.kuittaus.conversation;

import fi.kuittaus.mail.MessageId;
import java.util.List;

/**
 * What a conversation is about.
 *
 * @param subject of the customer's first mail, masked; empty where it had none
 * @param subjectQuoted whether our letters may repeat that subject
 * @param topic by ops' rules
 * @param urgency the name of one
 * @param thread the Message-IDs that our next letter refers to, oldest first; the last is the mail
 *     that it answers; empty where the customer's mail had none
 */
public record Matter(
    String subject, boolean subjectQuoted, String topic, String urgency, List<MessageId> thread) {
  public Matter {
    thread = List.copyOf(thread);
  }
}
