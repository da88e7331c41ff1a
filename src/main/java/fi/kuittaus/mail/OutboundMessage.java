package fi.kuittaus.mail;

import java.util.List;
import java.util.Optional;

/**
 * A mail of ours, complete but for its Date, which it gets when it leaves.
 *
 * @param id made and stored before the mail is sent, the same at every attempt
 * @param subject one line, decoded
 * @param html a second form of the text; empty: plain text only
 * @param headers all others: threading, Auto-Submitted, Content-Language, our token
 */
public record OutboundMessage(
    MessageId id,
    Envelope envelope,
    String subject,
    String text,
    Optional<String> html,
    List<Header> headers) {
  public OutboundMessage {
    headers = List.copyOf(headers);
    new Header("Subject", subject);
  }

  /**
   * Who writes, and to whom.
   *
   * @param from the From of the letter
   * @param to its only recipient
   */
  public record Envelope(NamedAddress from, NamedAddress to) {}
}
