package fi.kuittaus.mail;

import java.util.Optional;

/**
 * An address with its display name, if it has one (RFC 5322 name-addr).
 *
 * @param name the decoded display name; empty where there is none; never blank
 */
public record NamedAddress(Optional<String> name, EmailAddress address) {
  public NamedAddress {
    name = name.map(String::strip).filter(n -> !n.isEmpty());
  }

  public static NamedAddress of(EmailAddress address) {
    return new NamedAddress(Optional.empty(), address);
  }

  public static NamedAddress of(String name, EmailAddress address) {
    return new NamedAddress(Optional.of(name), address);
  }
}
