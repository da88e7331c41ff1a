package fi.kuittaus.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ops' rules for topic and urgency: the first that matches decides, each thing by itself.
 *
 * @param fallback what holds where no rule says otherwise
 */
public record Triage(List<Rule> rules, Reading.Matter fallback) {
  public Triage {
    rules = List.copyOf(rules);
  }

  /**
   * One rule.
   *
   * @param name shown as the reason
   * @param phrases any of them matches, in the customer's own words and the subject only
   * @param topic empty: the fallback's
   * @param urgency empty: the fallback's
   */
  public record Rule(
      String name, List<Phrase> phrases, Optional<String> topic, Optional<String> urgency) {
    public Rule {
      phrases = List.copyOf(phrases);
    }

    /**
     * A rule as it is written.
     *
     * @param words as {@link Phrase} has them, by language (BCP 47)
     */
    public Rule(
        String name,
        Map<String, List<String>> words,
        Optional<String> topic,
        Optional<String> urgency) {
      this(
          name,
          words.values().stream().flatMap(List::stream).map(Phrase::of).toList(),
          topic,
          urgency);
    }

    private Rule decidingOnly(List<String> urgencies) {
      return new Rule(name, phrases, topic, urgency.filter(urgencies::contains));
    }
  }

  /**
   * These rules, and below them those that Kuittaus brings along in Finnish, Swedish, English and
   * some words of others.
   *
   * @param urgencies that there are; a built-in rule that names another leaves the urgency open
   */
  public Triage withBuiltIn(List<String> urgencies) {
    List<Rule> builtIn =
        BuiltInRules.all().stream().map(rule -> rule.decidingOnly(urgencies)).toList();
    return new Triage(
        java.util.stream.Stream.concat(rules.stream(), builtIn.stream()).toList(), fallback);
  }
}
