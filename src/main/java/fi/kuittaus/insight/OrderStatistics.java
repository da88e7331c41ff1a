package fi.kuittaus.insight;

import java.util.OptionalInt;

/**
 * Which of so many sorted values surely lie on either side of a quantile, whatever the values are
 * distributed like: how many lie below it is binomial, and nothing else is assumed.
 *
 * @param count of the values
 * @param share that lies at or below the quantile, above 0 and below 1
 */
record OrderStatistics(int count, double share) {
  /** Each side is missed by one of forty, so the interval by one of twenty. */
  static final double TAIL = 0.025;

  /**
   * The greatest rank (from 1) whose value is above the quantile with a chance of at most {@link
   * #TAIL}; empty: there are too few values.
   */
  OptionalInt lower() {
    int rank = ranksWithin(TAIL);
    return rank > 0 ? OptionalInt.of(rank) : OptionalInt.empty();
  }

  /** The least rank whose value is below it with such a chance; empty: there are too few values. */
  OptionalInt upper() {
    double below = 0;
    double log = count * Math.log1p(-share);
    for (int k = 0; k < count; k++) {
      below += Math.exp(log);
      if (below >= 1 - TAIL) {
        return OptionalInt.of(k + 1);
      }
      log += next(k);
    }
    return OptionalInt.empty();
  }

  /** How many ranks have at most this chance that fewer values lie at or below the quantile. */
  private int ranksWithin(double chance) {
    double below = 0;
    double log = count * Math.log1p(-share);
    for (int k = 0; k < count; k++) {
      below += Math.exp(log);
      if (below > chance) {
        return k;
      }
      log += next(k);
    }
    return count;
  }

  /** From the logarithm of the chance of k values to that of k + 1. */
  private double next(int k) {
    return Math.log((double) (count - k) / (k + 1)) + Math.log(share) - Math.log1p(-share);
  }
}
