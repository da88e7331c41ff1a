package fi.kuittaus.config;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import fi.kuittaus.mail.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One reading of an {@code imap} or {@code smtp} section: the server, and how to log in there. */
final class AccountReader {
  private static final List<String> PROOFS = List.of("password", "password-file", "oauth2");
  private static final Function<String, Security> SECURITY =
      Section.oneOf(List.of(Security.values()), s -> s.name().toLowerCase(Locale.ROOT));

  private final Section section;
  private final Borrowed borrowed;

  AccountReader(Section section, Borrowed borrowed) {
    this.section = section;
    this.borrowed = borrowed;
  }

  /** An IMAP account, which nobody uses without a login. */
  Optional<Account> imap(Optional<EmailAddress> address) {
    Optional<Integer> port = port();
    Security security =
        section.read(
            "security", SECURITY, port.equals(Optional.of(143)) ? Security.STARTTLS : Security.TLS);
    if (PROOFS.stream().noneMatch(section::seemsToHave)) {
      section.mistake(
          "password is missing; password: \"${SUPPORT_PASSWORD}\" or a password-file would do");
    }
    return account(port.orElse(security == Security.TLS ? 993 : 143), security, address);
  }

  /** An SMTP account, which some use without a login. */
  Optional<Account> smtp(Optional<EmailAddress> address) {
    Optional<Integer> port = port();
    Security security =
        section.read(
            "security", SECURITY, port.equals(Optional.of(465)) ? Security.TLS : Security.STARTTLS);
    int usual =
        switch (security) {
          case TLS -> 465;
          case STARTTLS -> 587;
          case PLAIN -> 25;
        };
    if (saysNone("user")) {
      return server(port.orElse(usual), security, Optional.empty());
    }
    if (section.has("user") && PROOFS.stream().noneMatch(section::seemsToHave)) {
      section.mistake("user", "without a password; password: \"${SUPPORT_PASSWORD}\" would do");
    }
    return account(port.orElse(usual), security, address);
  }

  private Optional<Integer> port() {
    return section.read("port", Words.number(1, 65535));
  }

  private Optional<Account> account(int port, Security security, Optional<EmailAddress> address) {
    Optional<String> user =
        section.has("user")
            ? section.read("user", Words::user)
            : address.map(EmailAddress::toString);
    Optional<String> secret = secret();
    Optional<Login> login = user.flatMap(u -> secret.map(s -> new Login(u, () -> s, false)));
    warnOfPlain(security, login);
    return server(port, security, login);
  }

  private Optional<Account> server(int port, Security security, Optional<Login> login) {
    return section.read("host", Hosts::host).map(host -> new Account(host, port, security, login));
  }

  private Optional<String> secret() {
    List<String> given = PROOFS.stream().filter(section::has).toList();
    if (given.size() > 1) {
      section.mistake(given.get(1), given.getFirst() + " stands here too; leave one of them out");
    }
    return section.has("password")
        ? section.read("password", Words::password)
        : section.read("password-file", borrowed::secretIn);
  }

  private void warnOfPlain(Security security, Optional<Login> login) {
    String host = section.read("host", Hosts::host, "localhost");
    if (security == Security.PLAIN && login.isPresent() && !Hosts.isLoopback(host)) {
      section.warning("security", "the password crosses the network unprotected; tls would do");
    }
  }

  private boolean saysNone(String key) {
    return section.scalar(key).filter(s -> s.text().equals("none")).isPresent();
  }
}
