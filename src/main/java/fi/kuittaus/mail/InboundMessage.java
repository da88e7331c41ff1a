package fi.kuittaus.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as it reached the mailbox, parsed.
 *
 * @param headers every header field, raw but unfolded
 * @param participants who wrote it and to whom
 * @param subject decoded (RFC 2047), one line; empty where there is none
 * @param content text and structure
 * @param arrivedAt INTERNALDATE, never later than now, never the Date header
 * @param digest of the raw mail without the headers that relays add: equal for copies of one mail
 */
public record InboundMessage(
    Headers headers,
    Participants participants,
    String subject,
    Content content,
    Instant arrivedAt,
    String digest) {

  /** The same mail, as if it had arrived at that instant. */
  public InboundMessage arriving(Instant at) {
    return new InboundMessage(headers, participants, subject, content, at, digest);
  }

  public Optional<MessageId> messageId() {
    return headers.first("Message-ID").flatMap(MessageId::first);
  }

  /** The mails that this one answers: In-Reply-To first, then References from the newest back. */
  public List<MessageId> answers() {
    List<MessageId> replied =
        headers.all("In-Reply-To").stream().flatMap(h -> MessageId.all(h).stream()).toList();
    List<MessageId> references =
        headers.all("References").stream().flatMap(h -> MessageId.all(h).stream()).toList();
    return java.util.stream.Stream.concat(replied.stream(), references.reversed().stream())
        .distinct()
        .toList();
  }

  /** The author's address: the first of From. Empty where the header is missing or unreadable. */
  public Optional<EmailAddress> sender() {
    return participants.from().stream().map(NamedAddress::address).findFirst();
  }
}
