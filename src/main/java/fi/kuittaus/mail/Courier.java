package fi.kuittaus.mail;

import java.time.Instant;

/** Hands mails to one account's SMTP server. Safe for as many threads as it has connections. */
public interface Courier {
  /**
   * Tries to hand the mail over, once; blocks. A failure is a {@link Delivery}, never thrown.
   *
   * @param sentAt its Date
   */
  Delivery deliver(OutboundMessage mail, Instant sentAt) throws InterruptedException;
}
