package fi.kuittaus.transport;

import java.time.Duration;

/**
 * How often a server is asked for news.
 *
 * @param idle the longest silence within IDLE, after which the connection is tried and mail looked
 *     for. Routers forget a quiet connection after some five minutes; RFC 2177 allows 29.
 * @param alert how long after a new mail the inbox is asked at every {@code beat}, since Dovecot
 *     gathers what it tells an idling client for half a second
 * @param beat between two questions while alert
 * @param poll between two looks at Sent, Closed and the keyword; and at the inbox where the server
 *     has no IDLE
 * @param retry after a first failure; doubled with each further one, to a minute, or five where the
 *     login is refused
 */
public record Pace(Duration idle, Duration alert, Duration beat, Duration poll, Duration retry) {
  public static final Pace USUAL =
      new Pace(
          Duration.ofMinutes(4),
          Duration.ofSeconds(5),
          Duration.ofMillis(50),
          Duration.ofSeconds(3),
          Duration.ofSeconds(1));
}
