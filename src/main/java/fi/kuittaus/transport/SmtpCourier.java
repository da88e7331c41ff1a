package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The courier of one submission account, on connections that are kept for the next mail. Safe for
 * several threads; those beyond the number of connections wait.
 *
 * <p>An interrupted (virtual) thread ends an attempt that had not sent the mail's last line with
 * {@link InterruptedException}; after that line the outcome is returned and the thread stays
 * interrupted.
 */
public final class SmtpCourier implements Courier, AutoCloseable {
  /** Idle for longer: asked with NOOP first. A reply costs less than an uncertain delivery. */
  private static final Duration TRUSTED = Duration.ofSeconds(10);

  /** Idle for longer: closed. Servers hang up after one to five minutes. */
  private static final Duration KEPT = Duration.ofSeconds(50);

  private final Account account;
  private final String reversePath;
  private final MimeWriter writer;
  private final Wire wire;
  private final int connections;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<SmtpLine> idle = new ConcurrentLinkedDeque<>();
  private final Set<SmtpLine> busy = ConcurrentHashMap.newKeySet();
  private final Future<?> sweeping;
  private volatile boolean closed;

  /**
   * @param envelopeSender where bounces go; empty: the null sender
   * @param connections how many are open at once, at least one
   */
  public SmtpCourier(
      Account account,
      Optional<EmailAddress> envelopeSender,
      int connections,
      MimeWriter writer,
      Wire wire) {
    this.account = account;
    this.reversePath = "<" + envelopeSender.map(EmailAddress::toString).orElse("") + ">";
    this.connections = connections;
    this.free = new Semaphore(connections);
    this.writer = writer;
    this.wire = wire;
    this.sweeping =
        wire.timer()
            .scheduleWithFixedDelay(
                () -> Thread.startVirtualThread(this::sweep), 10, 10, TimeUnit.SECONDS);
  }

  @Override
  public Delivery deliver(OutboundMessage mail, Instant sentAt) throws InterruptedException {
    MimeMessage message;
    InternetAddress recipient;
    try {
      message = writer.write(mail, sentAt);
      recipient = MimeWriter.address(mail.envelope().to());
    } catch (IllegalArgumentException | MessagingException | UnsupportedEncodingException e) {
      return new Delivery.Rejected(Diagnosis.of(e));
    }
    free.acquire();
    try {
      return certain(hand(message, recipient));
    } finally {
      free.release();
    }
  }

  private static Delivery certain(Delivery delivery) throws InterruptedException {
    if (delivery instanceof Delivery.Deferred && Thread.interrupted()) {
      throw new InterruptedException("stopped while handing a mail over");
    }
    return delivery;
  }

  private Delivery hand(MimeMessage mail, InternetAddress recipient) {
    Optional<SmtpLine> kept = kept();
    if (kept.isPresent()) {
      Attempt attempt = send(kept.get(), mail, recipient);
      if (!attempt.stale() || Thread.currentThread().isInterrupted()) {
        return attempt.delivery();
      }
    }
    SmtpLine fresh = SmtpLine.to(account, wire, reversePath);
    return open(fresh).orElseGet(() -> send(fresh, mail, recipient).delivery());
  }

  /** Empty where it is open. */
  private Optional<Delivery> open(SmtpLine line) {
    busy.add(line);
    try {
      if (!closed) {
        line.open();
        return Optional.empty();
      }
      return Optional.of(new Delivery.Deferred("stopped", true));
    } catch (MessagingException | RuntimeException e) {
      // a runtime exception: a token that could not be had
      return Optional.of(line.unconnected(e));
    } finally {
      if (!line.isOpen()) {
        busy.remove(line);
      }
    }
  }

  /**
   * What came of one line.
   *
   * @param stale whether the server had given the line up before it learnt of the mail
   */
  private record Attempt(Delivery delivery, boolean stale) {}

  private Attempt send(SmtpLine line, MimeMessage mail, InternetAddress recipient) {
    Delivery delivery = line.send(mail, recipient);
    // asked now: once the line is among the idle ones, it may carry somebody else's mail
    Attempt attempt = new Attempt(delivery, line.wasStale());
    busy.remove(line);
    boolean good = delivery instanceof Delivery.Accepted || line.isConnected();
    if (good && !closed) {
      idle.addFirst(line);
    } else {
      line.close();
    }
    return attempt;
  }

  /** The line that was used last, if it is still of use. */
  private Optional<SmtpLine> kept() {
    for (SmtpLine line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
      busy.add(line);
      if (line.idleFor(TRUSTED) ? !line.idleFor(KEPT) && line.isConnected() : line.isOpen()) {
        return Optional.of(line);
      }
      busy.remove(line);
      line.close();
    }
    return Optional.empty();
  }

  private void sweep() {
    for (SmtpLine line : idle) {
      if (line.idleFor(KEPT) && idle.remove(line)) {
        line.close();
      }
    }
  }

  /** Gives mails under way two seconds, then cuts their connections. */
  @Override
  public void close() {
    closed = true;
    sweeping.cancel(false);
    boolean quiet = false;
    try {
      quiet = free.tryAcquire(connections, 2, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    busy.forEach(SmtpLine::cut);
    if (quiet) {
      free.release(connections);
    }
    for (SmtpLine line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
      line.close();
    }
  }
}
