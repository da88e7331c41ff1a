package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * One IMAP connection that is logged in. For one thread, but for its {@link Plug}.
 *
 * <p>It speaks through Angus Mail's protocol layer and not its folders: those keep a cache by
 * sequence number, open further connections of their own, and do not tell an EXISTS that came with
 * another command's answer, which IDLE would then never repeat.
 */
final class ImapLine implements AutoCloseable {
  private final IMAPProtocol protocol;
  private final Plug plug;
  private final Wire wire;
  private boolean news;
  private boolean listening;
  private Runnable stirred = () -> {};

  private ImapLine(IMAPProtocol protocol, Plug plug, Wire wire) {
    this.protocol = protocol;
    this.plug = plug;
    this.wire = wire;
    protocol.addResponseHandler(this::note);
  }

  /**
   * Connects and logs in; a token that the server refuses is asked for once more.
   *
   * @param plug through which the connection can be cut, also while it is being made
   * @throws LoginRefused where the server does not accept user and secret
   */
  static ImapLine open(Account account, Wire wire, Plug plug) throws IOException {
    return new ImapLine(new ImapLogin(account, wire, plug).open(), plug, wire);
  }

  /** What the server said, without the command's tag. */
  static String said(CommandFailedException e) {
    Response response = e.getResponse();
    return response == null ? Diagnosis.of(e) : Diagnosis.of(response.getRest());
  }

  /** Whether the server has told of new mail since {@link #newsHeard()}. */
  boolean hasNews() {
    return news;
  }

  /** From here on, only what comes later is news; to be called before looking for new mail. */
  void newsHeard() {
    news = false;
  }

  /** Whom to tell when somebody else flags mails of the open folder, or takes them away. */
  void onStir(Runnable told) {
    stirred = told;
  }

  boolean can(String capability) {
    return protocol.hasCapability(capability);
  }

  /** Runs a command. */
  Response[] command(String command, @Nullable Argument arguments) throws IOException {
    Response[] responses = protocol.command(command, arguments);
    protocol.notifyResponseHandlers(responses);
    ask(p -> p.handleResult(responses[responses.length - 1]));
    return responses;
  }

  Response[] command(String command) throws IOException {
    return command(command, null);
  }

  /** A command of Angus Mail's protocol layer. */
  interface Command {
    void run(IMAPProtocol protocol) throws ProtocolException;
  }

  /** A question of Angus Mail's protocol layer. */
  interface Question<T> {
    T put(IMAPProtocol protocol) throws ProtocolException;
  }

  void ask(Command command) throws IOException {
    answer(p -> {
      command.run(p);
      return true;
    });
  }

  /**
   * What the server answers.
   *
   * @throws Refused where it says NO or BAD
   */
  <T> T answer(Question<T> question) throws IOException {
    try {
      return question.put(protocol);
    } catch (CommandFailedException e) {
      throw new Refused(said(e));
    } catch (ProtocolException e) {
      // Angus Mail makes a BYE of every failure of the line.
      Exception cause = e.getResponse() == null ? null : e.getResponse().getException();
      throw new IOException("the connection broke", cause == null ? e : cause);
    }
  }

  /** A command that the server would not do. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String answer) {
      super(answer);
    }
  }

  /** Asks for what is new. */
  void noop() throws IOException {
    listening = true;
    command("NOOP");
    listening = false;
  }

  /**
   * Waits until the server tells of new mail, or the time is up; then makes sure that the server is
   * still there. Counts as news either way, since servers have been seen to keep mails to
   * themselves.
   */
  void idle(Duration longest) throws IOException {
    ask(IMAPProtocol::idleStart);
    listening = true;
    long end = System.nanoTime() + longest.toNanos();
    boolean over = false;
    while (!news && !over) {
      // Angus Mail's own IDLE ignores time limits; a quiet one ends here, when we say so.
      plug.waitAtMost(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      Response told = answer(IMAPProtocol::readIdleResponse);
      over = timedOut(told) || System.nanoTime() >= end;
      if (!timedOut(told)) {
        digest(told);
      }
    }
    plug.waitAtMost(wire.limits().answer());
    protocol.idleAbort();
    while (digest(answer(IMAPProtocol::readIdleResponse))) {
      // what comes before the end of IDLE
    }
    listening = false;
    news = true;
  }

  private static boolean timedOut(Response response) {
    return response.isSynthetic() && response.getException() instanceof SocketTimeoutException;
  }

  /** Notes one response within IDLE; false at its end. */
  private boolean digest(Response response) throws IOException {
    if (response.isTagged() || response.isBYE()) {
      return answer(p -> p.processIdleResponse(response));
    }
    note(response);
    return true;
  }

  private void note(Response response) {
    if (response instanceof IMAPResponse imap) {
      news |= imap.keyEquals("EXISTS");
      if (tellsOfOthers(imap)) {
        stirred.run();
      }
    }
  }

  /** A FETCH with a UID may be what we have asked for, unless we have asked for nothing. */
  private boolean tellsOfOthers(IMAPResponse response) {
    return response.keyEquals("EXPUNGE")
        || response.keyEquals("VANISHED")
        || (response instanceof FetchResponse fetched
            && (listening || fetched.getItem(UID.class) == null));
  }

  /** Logs out without waiting. */
  @Override
  public void close() {
    try {
      plug.waitAtMost(Duration.ofSeconds(1));
      protocol.logout();
    } catch (IOException | ProtocolException _) {
      protocol.disconnect();
    }
  }
}
