package fi.kuittaus.transport.mime;

import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Participants;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A mail as bytes, and the value that it is read into. */
public final class RawMail {
  private static final int MOST_RECIPIENTS = 10_000;
  private static final int LONGEST_SUBJECT = 2_000;
  private final byte[] raw;

  /** A raw mail; the bytes are not copied. */
  public RawMail(byte[] raw) {
    this.raw = raw;
  }

  /**
   * The mail as a value.
   *
   * @param arrivedAt INTERNALDATE, never later than now
   */
  public InboundMessage read(Instant arrivedAt) {
    Entity mail = EntityReader.read(raw);
    Headers headers = mail.fields();
    String text = ReadableText.of(raw, mail);
    return new InboundMessage(
        headers,
        participants(headers),
        subject(headers),
        new Content(text, OwnWords.in(text), Structure.of(raw, mail)),
        arrivedAt,
        Fingerprint.of(raw, headers, mail.body().start()));
  }

  private static Participants participants(Headers headers) {
    List<NamedAddress> recipients =
        Stream.of("To", "Cc", "Resent-To", "Resent-Cc", "Bcc", "Resent-Bcc")
            .flatMap(name -> addresses(headers, name))
            .distinct()
            .limit(MOST_RECIPIENTS)
            .toList();
    return new Participants(
        addresses(headers, "From").toList(), addresses(headers, "Reply-To").toList(), recipients);
  }

  private static Stream<NamedAddress> addresses(Headers headers, String name) {
    return headers.all(name).stream()
        .limit(100)
        .flatMap(value -> AddressList.parse(value).stream());
  }

  private static String subject(Headers headers) {
    String decoded = EncodedWords.decode(headers.first("Subject").orElse(""));
    String line = decoded.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) : line;
  }
}
