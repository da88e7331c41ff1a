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
  /** What speaks for no topic, and so for the fallback's. */
  private static final String NONE = "-";

  /** What a question mark is worth against a topic that no rule names. */
  private static final double ASKED = 1;

  private TriageMatch() {}

  /**
   * Topic and urgency: of each the first rule that names one and matches; where none names a topic,
   * the one that most signs and words speak for, with its urgency.
   */
  static Reading.Matter matter(Triage triage, Sentences said) {
    List<Triage.Rule> matching =
        triage.rules().stream().filter(rule -> said.say(rule.phrases())).toList();
    Optional<String> named = first(matching, Triage.Rule::topic);
    Optional<Triage.Sign> weighed =
        named.isPresent() ? Optional.empty() : most(triage.signs(), points(triage, said));
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

  /** What signs and words give to each topic. */
  static Map<String, Double> points(Triage triage, Sentences said) {
    Map<String, Double> points =
        triage.words() ? TopicWords.points(said.words(), said.ask()) : new HashMap<>();
    points.merge(NONE, said.ask() ? ASKED : 0, Double::sum);
    Set<String> languages = said.languages();
    for (Triage.Sign sign : triage.signs()) {
      if (languages.contains(sign.language())) {
        double found = sign.points() * said.count(sign.phrases());
        points.merge(sign.topic().orElse(NONE), found, Double::sum);
      }
    }
    return points;
  }

  /**
   * A sign of the topic that has the most points, and more than speak for none; the one that stands
   * first where two have.
   */
  private static Optional<Triage.Sign> most(List<Triage.Sign> signs, Map<String, Double> points) {
    double enough = points.getOrDefault(NONE, 0.0);
    return signs.stream()
        .filter(sign -> sign.topic().isPresent())
        .filter(sign -> points.getOrDefault(sign.topic().orElse(NONE), 0.0) > enough)
        .min(
            Comparator.comparingDouble(
                sign -> -points.getOrDefault(sign.topic().orElse(NONE), 0.0)));
  }
}
