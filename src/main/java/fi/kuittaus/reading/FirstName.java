package fi.kuittaus.reading;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import java.util.Optional;

/**
 * The first name of the one who wrote: the display name's, unless the mail is signed by somebody
 * else.
 */
final class FirstName {
  private FirstName() {}

  /**
   * @param unquoted the mail's text up to what it quotes
   */
  static Optional<String> of(InboundMessage mail, String unquoted) {
    Optional<String> shown =
        mail.participants().from().stream()
            .findFirst()
            .flatMap(NamedAddress::name)
            .flatMap(PersonalName::parse)
            .map(PersonalName::first);
    Signature signature = Signature.of(unquoted);
    return switch (signature.writers()) {
      case NONE -> shown;
      case ONE -> agreed(shown, signature.name());
      case SEVERAL -> Optional.empty();
    };
  }

  /** A shared address shows one name and is signed with another: then neither is sure. */
  private static Optional<String> agreed(Optional<String> shown, Optional<String> signed) {
    return shown.isEmpty() || signed.isEmpty() || sameName(shown.get(), signed.get())
        ? shown.or(() -> signed)
        : Optional.empty();
  }

  private static boolean sameName(String shown, String signed) {
    return shown.equals(signed) || shown.startsWith(signed + "-") || signed.startsWith(shown + "-");
  }
}
