package fi.kuittaus.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ops' rules for topic and urgency: the first that matches decides, each thing by itself.
 *
 * @param signs what is weighed where no rule names a topic
 * @param urgencies that {@link TopicWords}, weighed with the signs, may name; none: they are not
 *     weighed
 * @param fallback what holds where neither says otherwise
 */
public record Triage(
    List<Rule> rules, List<Sign> signs, List<String> urgencies, Reading.Matter fallback) {
  public Triage {
    rules = List.copyOf(rules);
    signs = List.copyOf(signs);
    urgencies = List.copyOf(urgencies);
  }

  /** Rules without signs to weigh. */
  public Triage(List<Rule> rules, Reading.Matter fallback) {
    this(rules, List.of(), fallback);
  }

  /** Rules and signs alone. */
  Triage(List<Rule> rules, List<Sign> signs, Reading.Matter fallback) {
    this(rules, signs, List.of(), fallback);
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
      String name, PhraseSet phrases, Optional<String> topic, Optional<String> urgency) {
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
          PhraseSet.written(words.values().stream().flatMap(List::stream).toList()),
          topic,
          urgency);
    }

    private Rule decidingOnly(List<String> urgencies) {
      return new Rule(name, phrases, topic, urgency.filter(urgencies::contains));
    }
  }

  /**
   * What speaks for a topic without proving it: "I tried", "every time I tap", "the screen".
   *
   * @param language BCP 47; in a text of another it says nothing
   * @param topic empty: for none, so for the fallback's
   * @param urgency that goes with the topic; empty: the fallback's
   * @param points for each of the phrases that is said
   */
  record Sign(
      String language,
      Optional<String> topic,
      Optional<String> urgency,
      int points,
      PhraseSet phrases) {
    private Sign decidingOnly(List<String> urgencies) {
      return new Sign(language, topic, urgency.filter(urgencies::contains), points, phrases);
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
        Stream.concat(rules.stream(), builtIn.stream()).toList(),
        BuiltInRules.signs().stream().map(sign -> sign.decidingOnly(urgencies)).toList(),
        urgencies,
        fallback);
  }
}
