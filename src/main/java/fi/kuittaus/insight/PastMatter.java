package fi.kuittaus.insight;

import java.time.Instant;
import java.util.Optional;

/**
 * A matter of the past: when its customer wrote, and when a person answered.
 *
 * @param urgency by its name
 * @param answeredAt the first answer; empty: none was seen until {@code knownUntil}
 * @param knownUntil how far the matter is known: the end of the history, or when it was closed
 */
public record PastMatter(
    String urgency, Instant arrivedAt, Optional<Instant> answeredAt, Instant knownUntil) {
  /** The instant of the answer, or up to which there was none. */
  Instant known() {
    return answeredAt.orElse(knownUntil);
  }
}
