package fi.kuittaus.transport;

import java.util.Set;

/**
 * What an SMTP server answered.
 *
 * @param code 0 or less: nothing that could be understood
 * @param text the whole answer with its code, without addresses
 */
record SmtpReply(int code, String text) {
  static final SmtpReply NONE = new SmtpReply(0, "");

  /** RFC 4954 section 6: the login is missing, too weak, expired or not possible now. */
  private static final Set<Integer> LOGIN = Set.of(432, 454, 530, 534, 535, 538);

  boolean missing() {
    return code <= 0;
  }

  boolean accepted() {
    return code >= 200 && code < 300;
  }

  boolean postponed() {
    return code >= 400 && code < 500;
  }

  boolean refused() {
    return code >= 500 && code < 600;
  }

  boolean failed() {
    return postponed() || refused();
  }

  boolean concernsLogin() {
    return LOGIN.contains(code);
  }

  /** Whether the server ends the connection: 421, or 451 as Exchange says when one was idle. */
  boolean closing() {
    return code == 421 || (code == 451 && text.contains("imeout"));
  }
}
