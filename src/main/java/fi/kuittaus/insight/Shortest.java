package fi.kuittaus.insight;

import fi.kuittaus.promise.Span;
import java.util.Optional;

/**
 * The shortest promise that would have been kept in a share of cases.
 *
 * @param share of cases
 * @param estimate what the history itself says; empty: longer than any that people promise
 * @param atLeast it is this long or longer; empty: too few cases to say
 * @param atMost it is this long or shorter; empty: too few cases, or too many without an answer, to
 *     say. Both hold at once in 95 of 100 histories such as this one
 */
public record Shortest(
    double share, Optional<Span> estimate, Optional<Span> atLeast, Optional<Span> atMost) {
  /** With fewer cases, all of them answered, {@code atMost} cannot be said. */
  public int fewest() {
    return (int) Math.ceil(Math.log(OrderStatistics.TAIL) / Math.log(share));
  }
}
