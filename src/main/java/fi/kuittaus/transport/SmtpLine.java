package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Delivery;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One SMTP connection that knows how far a mail got. For one thread at a time, but for {@link
 * #cut()}.
 *
 * <p>Angus Mail's exceptions do not tell whether the final dot had left, and its RSET after a
 * refusal can hide the refusal when the server hangs up; so each step is noted as it begins,
 * together with the first reply to it.
 */
final class SmtpLine extends SMTPTransport {
  private enum Step {
    LOGIN,
    SENDER,
    RECIPIENT,
    DATA,
    DOT
  }

  private final Account account;
  private final Wire wire;
  private final Plug plug;
  private Step step = Step.LOGIN;
  private SmtpReply reply = SmtpReply.NONE;
  private long idleSince;

  private SmtpLine(Account account, Wire wire, Plug plug, Properties settings) {
    super(Session.getInstance(settings), null);
    this.account = account;
    this.wire = wire;
    this.plug = plug;
  }

  /**
   * A line that is not connected yet.
   *
   * @param reversePath the envelope sender in angle brackets
   */
  static SmtpLine to(Account account, Wire wire, String reversePath) {
    Plug plug = new Plug();
    Properties settings = wire.settings("smtp", account, plug);
    settings.setProperty("mail.smtp.from", reversePath);
    settings.setProperty("mail.smtp.quitwait", "false");
    settings.setProperty("mail.smtp.auth", Boolean.toString(account.login().isPresent()));
    if (account.login().map(Account.Login::token).orElse(false)) {
      settings.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
    }
    return new SmtpLine(account, wire, plug, settings);
  }

  /** Connects and logs in; a token that the server refuses is asked for once more. */
  void open() throws MessagingException {
    Optional<Account.Login> login = account.login();
    if (login.isEmpty()) {
      connect(account.host(), account.port(), null, null);
      return;
    }
    String secret = login.get().secret().get();
    try {
      open(login.get().user(), secret);
    } catch (AuthenticationFailedException e) {
      if (!login.get().token() || !reply.refused()) {
        throw e;
      }
      login.get().refused(secret);
      open(login.get().user(), login.get().secret().get());
    }
  }

  private void open(String user, String secret) throws MessagingException {
    connect(account.host(), account.port(), user, secret);
    if (!supportsExtension("AUTH")) {
      close();
      // Angus Mail would go on without a login.
      throw new MessagingException("the server offers no login");
    }
  }

  /** What became of the attempt to connect. */
  Delivery unconnected(Exception e) {
    String reason = reply.failed() ? reply.text() : Diagnosis.of(e);
    return new Delivery.Deferred(reason, true);
  }

  /** Hands one mail over. */
  Delivery send(MimeMessage mail, InternetAddress recipient) {
    begin(Step.SENDER);
    try {
      sendMessage(mail, new Address[] {recipient});
      return new Delivery.Accepted();
    } catch (MessagingException | IllegalStateException e) {
      return outcome(e);
    } finally {
      idleSince = System.nanoTime();
    }
  }

  private Delivery outcome(Exception e) {
    if (step == Step.DOT && reply.accepted()) {
      return new Delivery.Accepted(); // any 2yz will do (RFC 5321 section 4.3.2)
    }
    if (reply.concernsLogin()) {
      return new Delivery.Deferred(reply.text(), true);
    }
    if (reply.refused()) {
      return new Delivery.Rejected(reply.text());
    }
    if (reply.postponed()) {
      return new Delivery.Deferred(reply.text(), step == Step.SENDER && reply.closing());
    }
    String reason = "the connection broke: " + Diagnosis.of(e);
    return step == Step.DOT
        ? new Delivery.Uncertain(reason)
        : new Delivery.Deferred(reason, step == Step.SENDER);
  }

  /** Whether the server had given up this line before it learnt of the mail. */
  boolean wasStale() {
    return step == Step.SENDER && (reply.missing() || reply.closing());
  }

  /** Whether it has carried no mail for this long. */
  boolean idleFor(Duration span) {
    return System.nanoTime() - idleSince >= span.toNanos();
  }

  /** Whether it is connected as far as we know, without asking the server. */
  boolean isOpen() {
    try {
      checkConnected();
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  /** Ends the connection at once, from any thread. */
  void cut() {
    plug.pull();
  }

  /** Says QUIT, without waiting for the answer. */
  @Override
  public synchronized void close() {
    try {
      super.close();
    } catch (MessagingException _) {
      plug.pull();
    }
  }

  /** An address literal: the machine's name is nobody's business (RFC 5321 section 4.1.3). */
  @Override
  public synchronized String getLocalHost() {
    InetAddress local = plug.localAddress();
    if (local == null) {
      return "localhost";
    }
    String literal = local.getHostAddress().replaceFirst("%.*", "");
    return local instanceof Inet6Address ? "[IPv6:" + literal + "]" : "[" + literal + "]";
  }

  @Override
  protected void mailFrom() throws MessagingException {
    begin(Step.SENDER);
    super.mailFrom();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    begin(Step.RECIPIENT);
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    begin(Step.DATA);
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    begin(Step.DOT);
    plug.waitAtMost(wire.limits().verdict());
    super.finishData();
    plug.waitAtMost(wire.limits().answer());
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    if (reply.missing() || step == Step.LOGIN) {
      reply = new SmtpReply(code, Diagnosis.of(getLastServerResponse()));
    }
    return code;
  }

  private void begin(Step next) {
    step = next;
    reply = SmtpReply.NONE;
  }
}
