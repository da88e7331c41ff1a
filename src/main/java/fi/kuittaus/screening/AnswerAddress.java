package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The address that an answer goes to: the first usable of Reply-To, or else of From (RFC 5322
 * section 3.6.2). Never ours, never one that nobody reads.
 */
final class AnswerAddress {
  private AnswerAddress() {}

  static Optional<EmailAddress> of(Facts facts) {
    return Stream.concat(
            facts.mail().participants().replyTo().stream(),
            facts.mail().participants().from().stream())
        .map(NamedAddress::address)
        .filter(address -> isUsable(address, facts))
        .findFirst();
  }

  /** Whether a person may read what is sent there. */
  static boolean isUsable(EmailAddress address, Facts facts) {
    String local = address.local().toLowerCase(java.util.Locale.ROOT);
    return !facts.isOurs(address)
        && !facts.senders().isNoReply(local)
        && !facts.senders().isDaemon(local);
  }
}
