package fi.kuittaus.screening;

import java.util.Set;

/** Domain names compared as DMARC does in relaxed mode (RFC 7489 section 3.1), without a list. */
final class Domains {
  private static final Set<String> PROVIDERS = Set.copyOf(Words.list("mailbox-providers"));

  private Domains() {}

  /** Whether anybody may have a mailbox there. */
  static boolean isProvider(String domain) {
    return PROVIDERS.contains(domain);
  }

  /** Whether a domain is another or lies below it. */
  static boolean isWithin(String domain, String other) {
    return domain.equals(other) || domain.endsWith("." + other);
  }

  /** Whether one is the other or lies below it; a bare top-level domain belongs to nobody. */
  static boolean aligned(String one, String other) {
    return one.contains(".")
        && other.contains(".")
        && (isWithin(one, other) || isWithin(other, one));
  }
}
