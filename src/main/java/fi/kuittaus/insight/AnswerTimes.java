package fi.kuittaus.insight;

import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many matters were answered within each step of a ladder, and how many were still waiting
 * there when they were last known. As small for a million matters as for one. For one thread.
 */
final class AnswerTimes {
  private final Ladder ladder;
  private final int[] answered;
  private final int[] waiting;

  AnswerTimes(Ladder ladder) {
    this.ladder = ladder;
    this.answered = new int[ladder.size() + 1];
    this.waiting = new int[ladder.size() + 1];
  }

  void add(PastMatter matter, BusinessCalendar calendar) {
    int step = ladder.reach(calendar, matter.arrivedAt(), matter.known());
    if (matter.answeredAt().isPresent()) {
      answered[step]++;
    } else {
      waiting[step]++;
    }
  }

  Ladder ladder() {
    return ladder;
  }

  /** Matters without an answer. */
  int waiting() {
    return Arrays.stream(waiting).sum();
  }

  int count() {
    return Arrays.stream(answered).sum() + waiting();
  }

  /**
   * The share of matters that was answered within each step, by Kaplan and Meier: one that still
   * waits counts as long as it is known, and after that says nothing.
   */
  double[] keptWithin() {
    double[] kept = new double[ladder.size()];
    double unanswered = 1;
    int known = count();
    for (int step = 0; step < kept.length; step++) {
      known -= waiting[step];
      unanswered *= known == 0 ? 1 : 1 - (double) answered[step] / known;
      known -= answered[step];
      kept[step] = 1 - unanswered;
    }
    return kept;
  }

  Shortest shortest(double share) {
    OrderStatistics ranks = new OrderStatistics(count(), share);
    return new Shortest(
        share, estimate(share), span(ranks.lower(), true), span(ranks.upper(), false));
  }

  private Optional<Span> estimate(double share) {
    double[] kept = keptWithin();
    for (int step = 0; step < kept.length; step++) {
      if (kept[step] >= share - 1e-12) {
        return Optional.of(ladder.spans().get(step));
      }
    }
    return Optional.empty();
  }

  /**
   * The value of a rank.
   *
   * @param hopeful whether those that wait are taken as answered as soon as they could have been,
   *     or else as never answered: the truth lies between
   */
  private Optional<Span> span(OptionalInt rank, boolean hopeful) {
    if (rank.isEmpty()) {
      return Optional.empty();
    }
    int seen = 0;
    for (int step = 0; step < ladder.size(); step++) {
      seen += answered[step] + (hopeful ? waiting[step] : 0);
      if (seen >= rank.getAsInt()) {
        return Optional.of(ladder.spans().get(step));
      }
    }
    return hopeful ? Optional.of(ladder.spans().getLast()) : Optional.empty();
  }
}
