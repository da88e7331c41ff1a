package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.transport.MimeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Mails to a shared mailbox, and the house that they come to. */
final class Mails {
  static final EmailAddress MAILBOX = EmailAddress.of("support@example.com");
  static final TokenKey KEY =
      new TokenKey("a key of the tests only".getBytes(StandardCharsets.UTF_8));

  /** Trusts mx.example.com; help@ is an alias, sales@ another mailbox, anna@ an agent. */
  static final ScreeningPolicy HOUSE = house(List.of("mx.example.com"), ScreeningPolicy.Named.NONE);

  private Mails() {}

  static ScreeningPolicy house(List<String> trust, ScreeningPolicy.Named named) {
    return new ScreeningPolicy(
        MAILBOX,
        Set.of(EmailAddress.of("help@example.com")),
        Set.of(MAILBOX, EmailAddress.of("sales@example.com")),
        Set.of(EmailAddress.of("anna@example.com")),
        trust,
        KEY,
        named);
  }

  static InboundMessage read(byte[] raw) {
    return switch (new MimeReader().read(raw, Instant.EPOCH)) {
      case Parsed.Mail mail -> mail.message();
      case Parsed.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  static InboundMessage read(String raw) {
    return read(raw.getBytes(StandardCharsets.UTF_8));
  }

  /** An ordinary customer's mail with these header lines, which replace those of the same name. */
  static InboundMessage with(String... lines) {
    return withText("Hello, my order has not arrived. Where is it?", lines);
  }

  static InboundMessage withText(String text, String... lines) {
    StringBuilder raw = new StringBuilder();
    for (String usual :
        List.of(
            "From: Matti Virtanen <matti@customer.example>",
            "To: support@example.com",
            "Subject: My order",
            "Message-ID: <1@customer.example>")) {
      if (List.of(lines).stream().noneMatch(line -> name(line).equals(name(usual)))) {
        raw.append(usual).append("\r\n");
      }
    }
    for (String line : lines) {
      raw.append(line).append("\r\n");
    }
    return read(raw + "\r\n" + text + "\r\n");
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
  }
}
