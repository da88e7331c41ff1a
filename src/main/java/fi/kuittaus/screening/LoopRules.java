package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.util.List;
import java.util.Set;

/** Rules for marks against loops. */
final class LoopRules {
  private static final int MOST_HOPS = 30;
  private static final Marks LOOP = Marks.section("loop");
  private static final Set<String> YES = Set.of("yes", "true", "1");

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "loop-header",
              "X-Loop and its like; procmail users put it on all that they forward.",
              f ->
                  LOOP.in(f)
                      ? java.util.Optional.of(
                          f.tokens("X-Loop").stream().anyMatch(YES::contains)
                              ? MACHINE
                              : PERSON_UNANSWERABLE)
                      : java.util.Optional.empty()),
          Rule.of(
              "too-many-hops",
              MACHINE,
              "More than 30 Received fields: it goes round in circles.",
              f -> f.headers().all("Received").size() > MOST_HOPS));

  private LoopRules() {}
}
