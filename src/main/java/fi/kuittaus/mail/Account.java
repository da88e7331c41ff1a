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
    /** Tells where the secret comes from that the server refused it, so that the next is new. */
    public void refused(String refusedSecret) {
      if (secret instanceof Tokens tokens) {
        tokens.refused(refusedSecret);
      }
    }

    /** Names the user only. */
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /**
   * Access tokens that are kept until they expire or are refused. Safe for several threads.
   *
   * <p>A login asks for one at each new connection, and once more after a refusal.
   */
  public interface Tokens extends Supplier<String> {
    /** Forgets this token, whatever its expiry says; another is not touched. */
    void refused(String token);
  }
}
