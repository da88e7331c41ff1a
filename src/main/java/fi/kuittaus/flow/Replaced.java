package fi.kuittaus.flow;

import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes that a claim has replaced and that may not know so yet: while one may still send,
 * nobody else does. For one thread.
 */
final class Replaced {
  /** The server's times are cut to the second. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  /** By their runs, when their own fence closes at the latest, by the server's clock. */
  private final Map<String, Instant> silentAt = new HashMap<>();

  /**
   * Another one.
   *
   * @param validity how long a look at the lease is good for
   */
  void add(FoundLease last, Duration validity) {
    silentAt.put(last.lease().run(), last.arrivedAt().plus(validity).plus(MARGIN));
  }

  /** Those who have said farewell need not be waited for. */
  void hear(List<FoundLease> found) {
    found.stream()
        .map(FoundLease::lease)
        .filter(Lease::released)
        .forEach(farewell -> silentAt.remove(farewell.run()));
  }

  /** How long any of them may still send, should it not look; zero if none may. */
  Duration silentIn(Instant serverNow) {
    return silentAt.values().stream()
        .map(until -> Duration.between(serverNow, until))
        .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  void clear() {
    silentAt.clear();
  }
}
