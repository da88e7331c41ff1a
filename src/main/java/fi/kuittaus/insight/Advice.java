package fi.kuittaus.insight;

import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the past says about one urgency's promise.
 *
 * @param matters of this urgency
 * @param unanswered how many of them had no answer as far as they are known
 * @param usual the shortest promise that would have been kept in 95 of 100 cases
 * @param strict in 99 of 100
 * @param kept the share that was answered within each span, the shortest first
 */
public record Advice(
    Urgency urgency,
    int matters,
    int unanswered,
    Shortest usual,
    Shortest strict,
    List<Step> kept) {
  static final double USUAL = 0.95;
  static final double STRICT = 0.99;

  public Advice {
    kept = List.copyOf(kept);
  }

  /** A span and the share of matters that was answered within it. */
  public record Step(Span span, double share) {}

  static Advice of(Urgency urgency, AnswerTimes times) {
    double[] kept = times.keptWithin();
    return new Advice(
        urgency,
        times.count(),
        times.waiting(),
        times.shortest(USUAL),
        times.shortest(STRICT),
        IntStream.range(0, kept.length)
            .mapToObj(step -> new Step(times.ladder().spans().get(step), kept[step]))
            .toList());
  }

  /**
   * The span to promise: the longest that 95 of 100 may need by what so few cases tell, since a
   * longer promise that is kept is better than a short one that is not; empty: too few to say.
   */
  public Optional<Span> proposed() {
    return usual.atMost();
  }
}
