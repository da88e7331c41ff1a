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

  static Scenario full(long seed, int days) {
    return new Scenario(seed, days, 4, EnumSet.allOf(Source.class));
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
