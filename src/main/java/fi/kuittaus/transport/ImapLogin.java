package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import java.io.IOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/** The way from an account to a connection that is logged in. For one thread. */
final class ImapLogin {
  /** RFC 5530 section 3: the server is in trouble, and the password may be right. */
  private static final Pattern PASSING =
      Pattern.compile("\\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)]", Pattern.CASE_INSENSITIVE);

  private final Account account;
  private final Wire wire;
  private final Plug plug;

  ImapLogin(Account account, Wire wire, Plug plug) {
    this.account = account;
    this.wire = wire;
    this.plug = plug;
  }

  /**
   * Connects and logs in.
   *
   * @throws LoginRefused where the server does not accept user and secret
   */
  IMAPProtocol open() throws IOException {
    Login login = account.login().orElseThrow(() -> new IOException("IMAP needs a login"));
    String secret = login.secret().get();
    try {
      return open(login, secret);
    } catch (LoginRefused e) {
      if (!login.token()) {
        throw e;
      }
      login.refused(secret);
      return open(login, login.secret().get());
    }
  }

  private IMAPProtocol open(Login login, String secret) throws IOException {
    try {
      IMAPProtocol protocol = connect();
      try {
        protect(protocol);
        logIn(protocol, login, secret);
        return protocol;
      } catch (IOException | ProtocolException | RuntimeException e) {
        protocol.disconnect();
        throw e;
      }
    } catch (ProtocolException e) {
      throw new IOException(Diagnosis.of(e), e);
    }
  }

  private IMAPProtocol connect() throws IOException, ProtocolException {
    Properties settings = wire.settings("imap", account, plug);
    MailLogger logger = new MailLogger(ImapLogin.class, "IMAP", false, System.err);
    boolean tls = account.security() == Security.TLS;
    return new IMAPProtocol("imap", account.host(), account.port(), settings, tls, logger);
  }

  private void protect(IMAPProtocol protocol) throws IOException, ProtocolException {
    if (account.security() == Security.STARTTLS) {
      // After PREAUTH there is no STARTTLS any more: refused like a server that does not offer it.
      if (!protocol.hasCapability("STARTTLS") || protocol.isAuthenticated()) {
        throw new IOException("STARTTLS is required, and the server does not offer it");
      }
      protocol.startTLS();
      protocol.capability();
    }
  }

  private static void logIn(IMAPProtocol protocol, Login login, String secret)
      throws IOException, ProtocolException {
    if (!protocol.isAuthenticated()) {
      try {
        authenticate(protocol, login, secret);
      } catch (CommandFailedException e) {
        throw refusal(e);
      }
      protocol.capability();
    }
  }

  private static void authenticate(IMAPProtocol protocol, Login login, String secret)
      throws IOException, ProtocolException {
    if (login.token()) {
      protocol.authoauth2(login.user(), secret);
    } else if (protocol.hasCapability("AUTH=PLAIN")) {
      protocol.authplain(null, login.user(), secret);
    } else if (!protocol.hasCapability("LOGINDISABLED")) {
      protocol.login(login.user(), secret);
    } else {
      throw new IOException("the server offers no login with a password on this connection");
    }
  }

  private static IOException refusal(CommandFailedException e) {
    String answer = ImapLine.said(e);
    boolean passing = PASSING.matcher(answer).find();
    return passing ? new IOException(answer) : new LoginRefused(answer);
  }
}
