package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Mails and settings that the tests of this package share. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final MimeWriter WRITER = new MimeWriter(ZoneOffset.UTC);
  static final Optional<EmailAddress> SUPPORT = Optional.of(EmailAddress.of("support@example.com"));

  private Samples() {}

  /** Limits so short that a silent server is noticed within a test. */
  static Wire hasty() {
    return hasty((SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  static Wire hasty(SSLSocketFactory tls) {
    Duration second = Duration.ofSeconds(1);
    return new Wire(new Wire.Limits(second, Duration.ofMillis(700), Duration.ofMillis(900)), tls);
  }

  static Account plain(int port) {
    return new Account("127.0.0.1", port, Security.PLAIN, Optional.empty());
  }

  static Account plain(int port, String user, String password) {
    Login login = new Login(user, () -> password, false);
    return new Account("127.0.0.1", port, Security.PLAIN, Optional.of(login));
  }

  static OutboundMessage letter(String subject) {
    return letter(subject, "Hei!\n\nViestisi on perillä.\n");
  }

  static OutboundMessage letter(String subject, String text) {
    return new OutboundMessage(
        new MessageId("<" + Integer.toHexString(subject.hashCode()) + ".ack@example.com>"),
        new OutboundMessage.Envelope(
            NamedAddress.of("Example Support", EmailAddress.of("support@example.com")),
            NamedAddress.of("Mikä Mäki", EmailAddress.of("mika@customer.example"))),
        subject,
        text,
        Optional.empty(),
        List.of(new Header("Auto-Submitted", "auto-replied")));
  }

  /** A customer's mail as it lies on a server. */
  static byte[] mail(String subject) {
    return """
    From: Mika <mika@customer.example>
    To: support@example.com
    Subject: %1$s
    Message-ID: <%1$s@customer.example>
    Date: Mon, 23 Nov 2026 10:00:00 +0200

    Hei, %1$s
    """
        .formatted(subject)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
