package fi.kuittaus.screening;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A named rule of screening.
 *
 * @param name stable, in kebab case: it stands in the store, in logs and in {@code explain}
 * @param explanation one sentence for people
 * @param verdict what the rule makes of a mail; empty where it does not concern it
 */
public record Rule(String name, String explanation, Function<Facts, Optional<Verdict>> verdict) {
  /** A rule of one verdict. */
  static Rule of(String name, Verdict verdict, String explanation, Predicate<Facts> hits) {
    return new Rule(name, explanation, facts -> Optional.of(verdict).filter(v -> hits.test(facts)));
  }

  /** A rule that proves a machine with a second sign, and without one only asks us to be silent. */
  static Rule weighed(
      String name, String explanation, Predicate<Facts> hits, Predicate<Facts> secondSign) {
    return new Rule(
        name,
        explanation,
        facts ->
            hits.test(facts)
                ? Optional.of(
                    secondSign.test(facts) ? Verdict.MACHINE : Verdict.PERSON_UNANSWERABLE)
                : Optional.empty());
  }

  /** The reason that this rule gives for a mail, if it concerns it. */
  Optional<Reason> reason(Facts facts) {
    return verdict.apply(facts).map(v -> new Reason(name, v));
  }
}
