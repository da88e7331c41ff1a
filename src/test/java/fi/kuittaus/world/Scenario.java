package fi.kuittaus.world;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One simulated run; equal scenarios go exactly alike.
 *
 * @param mailsPerDay new matters a day, on average
 */
record Scenario(long seed, int days, double mailsPerDay, Set<Source> sources) {
  Scenario {
    EnumSet<Source> copy = EnumSet.noneOf(Source.class);
    copy.addAll(sources);
    sources = Collections.unmodifiableSet(copy);
  }

  /**
   * A year of a desk that has much to do, whose people are quick. Without cuts of the power: H2
   * loses commits that it has synced, the likelier the larger it is.
   */
  static Scenario busy(long seed, int days, double mailsPerDay) {
    return new Scenario(seed, days, mailsPerDay, EnumSet.allOf(Source.class))
        .without(Source.POWER_CUTS);
  }

  static Scenario full(long seed, int days) {
    return new Scenario(seed, days, 4, EnumSet.allOf(Source.class));
  }

  /** Whether the desk is one of many mails, most of which can wait until tomorrow. */
  boolean isBusy() {
    return mailsPerDay > 20;
  }

  /** The probability for each mail of what happens to few and to many mails equally often. */
  double evenly(double probability) {
    return probability * Math.min(1, 4 / mailsPerDay);
  }

  Scenario withDays(int fewer) {
    return new Scenario(seed, fewer, mailsPerDay, sources);
  }

  Scenario withMails(double fewer) {
    return new Scenario(seed, days, fewer, sources);
  }

  Scenario without(Source source) {
    EnumSet<Source> fewer = EnumSet.noneOf(Source.class);
    fewer.addAll(sources);
    fewer.remove(source);
    return new Scenario(seed, days, mailsPerDay, fewer);
  }
}
