package fi.kuittaus.conversation;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.screening.AuthenticationResults;
import java.util.regex.Pattern;

/**
 * The decision whether our letters may repeat a customer's subject: an acknowledgement that repeats
 * what a forged sender wrote would carry his words to his victim.
 */
final class SubjectEcho {
  private static final int SHORT = 80;
  private static final Pattern LINK_OR_NUMBER =
      Pattern.compile("(?i)https?:|www\\.|[\\w-]+\\.[a-z]{2,}/|\\+?\\d[\\d\\s()./-]{6,}\\d");

  private SubjectEcho() {}

  static boolean allowed(InboundMessage mail, HouseMailbox mailbox) {
    return switch (mailbox.subject()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          mailbox.screening().trust().isEmpty() ? harmless(mail.subject()) : passes(mail, mailbox);
    };
  }

  private static boolean harmless(String subject) {
    return subject.length() < SHORT && !LINK_OR_NUMBER.matcher(subject).find();
  }

  private static boolean passes(InboundMessage mail, HouseMailbox mailbox) {
    return AuthenticationResults.trusted(mail.headers(), mailbox.screening().trust())
        .filter(SubjectEcho::passesDmarc)
        .isPresent();
  }

  private static boolean passesDmarc(AuthenticationResults results) {
    return results.results().stream()
        .anyMatch(r -> r.method().equals("dmarc") && r.value().equals("pass"));
  }
}
