package fi.kuittaus.world;

import java.util.Optional;
import java.util.function.Function;

/** The search for a smaller scenario that breaks the same invariant. */
final class Shrink {
  private final Function<Scenario, Optional<Broken>> run;

  Shrink(Function<Scenario, Optional<Broken>> run) {
    this.run = run;
  }

  /** A scenario, and how it fails. */
  record Failure(Scenario scenario, Broken broken) {}

  Failure smallest(Failure failure) {
    Failure best = failure;
    int days = Math.max(1, (int) Math.ceil(failure.broken().day()));
    best = tried(best, best.scenario().withDays(days));
    for (Source source : Source.values()) {
      if (best.scenario().sources().contains(source)) {
        best = tried(best, best.scenario().without(source));
      }
    }
    for (int i = 0; i < 4; i++) {
      best = tried(best, best.scenario().withMails(best.scenario().mailsPerDay() / 2));
    }
    return best;
  }

  private Failure tried(Failure best, Scenario smaller) {
    return run.apply(smaller)
        .filter(b -> b.invariant().equals(best.broken().invariant()))
        .map(b -> new Failure(smaller, b))
        .orElse(best);
  }
}
