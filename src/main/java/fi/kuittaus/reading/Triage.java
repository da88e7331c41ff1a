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
   * @param words by language (BCP 47); any of them matches, in the customer's own words and the
   *     subject only
   * @param topic empty: the fallback's
   * @param urgency empty: the fallback's
   */
  public record Rule(
      String name,
      Map<String, List<String>> words,
      Optional<String> topic,
      Optional<String> urgency) {
    public Rule {
      words = Map.copyOf(words);
    }
  }
}
