package fi.kuittaus.mail;

import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address (RFC 5322 addr-spec): the local part as written, the domain in lower case.
 *
 * <p>Two spellings of one mailbox may differ as values; {@link #key()} is what look-ups compare.
 */
public record EmailAddress(String local, String domain) {
  /** The longest local part and domain of RFC 5321 section 4.5.3.1. */
  private static final int LONGEST = 320;

  private static final String PUNCTUATION = "<>,;()";

  /**
   * Refuses an address that could not stand in a header or in an SMTP command.
   *
   * @throws IllegalArgumentException where a part is empty or holds white space, control characters
   *     or punctuation of address lists
   */
  public EmailAddress {
    if (local.isEmpty() || domain.isEmpty() || domain.contains("@")) {
      throw new IllegalArgumentException("an e-mail address is local@domain");
    }
    if (!isFit(local) || !isFit(domain)) {
      throw new IllegalArgumentException("an e-mail address holds no spaces or control characters");
    }
    domain = domain.toLowerCase(Locale.ROOT);
  }

  private static boolean isFit(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c <= ' ' || c == '\u007f' || PUNCTUATION.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The address in this text, or empty if it is none; never throws. */
  public static Optional<EmailAddress> parse(String text) {
    String address = text.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1 || address.length() > LONGEST || !isFit(address)) {
      return Optional.empty();
    }
    return Optional.of(new EmailAddress(address.substring(0, at), address.substring(at + 1)));
  }

  /**
   * The address of this text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static EmailAddress of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("an e-mail address is local@domain"));
  }

  /** What look-ups compare: the whole address in lower case. */
  public String key() {
    return toString().toLowerCase(Locale.ROOT);
  }

  /** The mailbox behind a plus-address: {@code support+close@} is {@code support@}; lower case. */
  public EmailAddress canonical() {
    String lower = local.toLowerCase(Locale.ROOT);
    int plus = lower.indexOf('+');
    return new EmailAddress(plus > 0 ? lower.substring(0, plus) : lower, domain);
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
