package fi.kuittaus.mail;

import java.time.Duration;

/** What became of a mail that was handed to the SMTP server. */
public sealed interface Delivery {
  /** The server took it: the promise in it is given. */
  record Accepted() implements Delivery {}

  /**
   * The server could not take it now, or could not be reached (4yz, or no connection).
   *
   * @param reason the server's answer or the error, without addresses
   * @param account whether the whole account is affected and not this one mail: others wait too
   */
  record Deferred(String reason, boolean account) implements Delivery {}

  /** The server refused it for good (5yz). */
  record Rejected(String reason) implements Delivery {}

  /** The line broke after the data was sent: it may have left or not. */
  record Uncertain(String reason) implements Delivery {}

  /** How long a mail waits after its nth failed attempt: 30 s, doubling, at most an hour. */
  static Duration backoff(int attempts) {
    return Duration.ofSeconds(Math.min(3600, 30L << Math.min(7, Math.max(0, attempts - 1))));
  }
}
