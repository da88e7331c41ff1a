package fi.kuittaus.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What ops' rules find in a text. */
final class TriageMatch {
  private TriageMatch() {}

  /** Topic and urgency: of each the first rule that names one and matches. */
  static Reading.Matter matter(Triage triage, Sentences said) {
    List<Triage.Rule> matching =
        triage.rules().stream().filter(rule -> said.say(rule.phrases())).toList();
    return new Reading.Matter(
        first(matching, Triage.Rule::topic).orElse(triage.fallback().topic()),
        first(matching, Triage.Rule::urgency).orElse(triage.fallback().urgency()));
  }

  private static Optional<String> first(
      List<Triage.Rule> rules, Function<Triage.Rule, Optional<String>> part) {
    return rules.stream().map(part).flatMap(Optional::stream).findFirst();
  }
}
