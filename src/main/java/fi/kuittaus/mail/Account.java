package fi.kuittaus.mail;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * How to reach one server and log in there.
 *
 * @param login empty: no authentication
 */
public record Account(String host, int port, Security security, Optional<Login> login) {
  /** How a connection is protected. */
  public enum Security {
    /** TLS from the first byte. */
    TLS,
    /** TLS by STARTTLS, which is required. */
    STARTTLS,
    /** No protection: loopback and test servers. */
    PLAIN
  }

  /**
   * A user and what proves it.
   *
   * @param secret the password, or a fresh access token each time it is asked
   * @param token whether the secret is an OAuth 2 access token (SASL XOAUTH2)
   */
  public record Login(String user, Supplier<String> secret, boolean token) {
    /** Names the user only. */
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }
}
