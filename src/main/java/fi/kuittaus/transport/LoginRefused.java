package fi.kuittaus.transport;

import java.io.IOException;

/** A server's refusal of our login: trying again soon would only get the account locked. */
final class LoginRefused extends IOException {
  private static final long serialVersionUID = 1;

  LoginRefused(String answer) {
    super(answer);
  }
}
