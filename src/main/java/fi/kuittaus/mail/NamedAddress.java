package fi.kuittaus.mail;

import java.util.Optional;

/**
 * An address with its display name, if it has one (RFC 5322 name-addr).
 *
 * @param name the decoded display name; empty where there is none; never blank; its secrets masked,
 *     cut after 300 characters
 */
public record NamedAddress(Optional<String> name, EmailAddress address) {
  private static final int LONGEST = 300;

  public NamedAddress {
    name = name.map(NamedAddress::clipped).filter(n -> !n.isEmpty());
  }

  /** A secret that is cut would not be known as one. */
  private static String clipped(String name) {
    return first(LONGEST, Secrets.mask(first(10 * LONGEST, name))).strip();
  }

  private static String first(int most, String name) {
    return name.substring(0, Math.min(most, name.length()));
  }

  public static NamedAddress of(EmailAddress address) {
    return new NamedAddress(Optional.empty(), address);
  }

  public static NamedAddress of(String name, EmailAddress address) {
    return new NamedAddress(Optional.of(name), address);
  }
}
