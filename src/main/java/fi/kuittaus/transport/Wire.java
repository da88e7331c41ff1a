package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLSocketFactory;

/**
 * What all connections to mail servers share: time limits, TLS, one timer. Safe for several
 * threads; the program needs one.
 */
public final class Wire implements AutoCloseable {
  private final Limits limits;
  private final SSLSocketFactory tls;
  private final ScheduledThreadPoolExecutor timer;

  /** The usual limits, and TLS with what the JVM trusts. */
  public Wire() {
    this(Limits.USUAL, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  public Wire(Limits limits, SSLSocketFactory tls) {
    this.limits = limits;
    this.tls = tls;
    this.timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("mail-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * How long a server may take.
   *
   * @param connect to accept a connection
   * @param answer to answer a command, or to take what we write
   * @param verdict to answer the dot that ends a mail, which is slow where mails are scanned
   */
  public record Limits(Duration connect, Duration answer, Duration verdict) {
    /** RFC 5321 section 4.5.3.2.6 asks for ten minutes after the dot. */
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(10));
  }

  Limits limits() {
    return limits;
  }

  ScheduledThreadPoolExecutor timer() {
    return timer;
  }

  /** Angus Mail's settings for one connection of this protocol, {@code imap} or {@code smtp}. */
  Properties settings(String protocol, Account account, Plug plug) {
    String prefix = "mail." + protocol + ".";
    Properties settings = new Properties();
    settings.setProperty(prefix + "connectiontimeout", millis(limits.connect()));
    settings.setProperty(prefix + "timeout", millis(limits.answer()));
    settings.setProperty(prefix + "writetimeout", millis(limits.answer()));
    settings.put(prefix + "executor.writetimeout", timer);
    settings.put(prefix + "socketFactory", plug.sockets());
    settings.put(prefix + "ssl.socketFactory", plug.sockets(tls));
    // A factory that fails must not be passed over for a connection without its limits.
    settings.setProperty(prefix + "socketFactory.fallback", "false");
    settings.setProperty(prefix + "ssl.checkserveridentity", "true");
    boolean secure = account.security() == Account.Security.TLS;
    boolean upgraded = account.security() == Account.Security.STARTTLS;
    settings.setProperty(prefix + "ssl.enable", Boolean.toString(secure));
    settings.setProperty(prefix + "starttls.enable", Boolean.toString(upgraded));
    settings.setProperty(prefix + "starttls.required", Boolean.toString(upgraded));
    return settings;
  }

  private static String millis(Duration limit) {
    return Long.toString(limit.toMillis());
  }

  /** Stops the timer; connections that are still open lose their time limit for writing. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
