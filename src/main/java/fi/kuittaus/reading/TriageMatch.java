package fi.kuittaus.reading;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What ops' rules find in a text. */
final class TriageMatch {
  /** What a question mark is worth against a topic that no rule names. */
  private static final int ASKED = 1;

  private TriageMatch() {}

  /**
   * Topic and urgency: of each the first rule that names one and matches; where none names a topic,
   * the one that most signs speak for, with its urgency.
   */
  static Reading.Matter matter(Triage triage, Sentences said) {
    List<Triage.Rule> matching =
        triage.rules().stream().filter(rule -> said.say(rule.phrases())).toList();
    Optional<String> named = first(matching, Triage.Rule::topic);
    Optional<Triage.Sign> weighed = named.isPresent() ? Optional.empty() : weighed(triage, said);
    return new Reading.Matter(
        named.or(() -> weighed.flatMap(Triage.Sign::topic)).orElse(triage.fallback().topic()),
        first(matching, Triage.Rule::urgency)
            .or(() -> weighed.flatMap(Triage.Sign::urgency))
            .orElse(triage.fallback().urgency()));
  }

  private static Optional<String> first(
      List<Triage.Rule> rules, Function<Triage.Rule, Optional<String>> part) {
    return rules.stream().map(part).flatMap(Optional::stream).findFirst();
  }

  /**
   * A sign of the topic that has the most points, and more than speak for none; the one that stands
   * first where two have.
   */
  private static Optional<Triage.Sign> weighed(Triage triage, Sentences said) {
    Set<String> languages = said.languages();
    Map<Optional<String>, Integer> points = new HashMap<>();
    points.put(Optional.empty(), said.ask() ? ASKED : 0);
    for (Triage.Sign sign : triage.signs()) {
      if (languages.contains(sign.language())) {
        points.merge(sign.topic(), sign.points() * said.count(sign.phrases()), Integer::sum);
      }
    }
    int enough = points.getOrDefault(Optional.empty(), 0) + 1;
    return triage.signs().stream()
        .filter(sign -> sign.topic().isPresent() && points.getOrDefault(sign.topic(), 0) >= enough)
        .min(Comparator.comparingInt(sign -> -points.getOrDefault(sign.topic(), 0)));
  }
}
