package fi.kuittaus.config;

import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of the rules for topic and urgency. */
final class TriageReader {
  private static final String USUAL_TOPIC = "question";
  private static final String USUAL_URGENCY = "normal";

  private final Section root;
  private final List<String> urgencies;
  private final Set<String> names = new HashSet<>();

  TriageReader(Section root) {
    this.root = root;
    this.urgencies = root.sectionOrEmpty("urgencies").mapping().keys();
  }

  /**
   * The rules, with the built-in ones below them; empty where something in them is missing or
   * refused.
   */
  Optional<Triage> read() {
    List<Triage.Rule> rules = new ArrayList<>();
    for (Node item : root.items("triage")) {
      if (item instanceof Node.Mapping mapping) {
        Section rule = new Section("triage", mapping.at(), mapping, root.findings());
        rules.add(rule(rule, rules.size() + 1));
      }
    }
    return fallback().map(matter -> withBuiltIn(new Triage(rules, matter)));
  }

  /** {@code triage: []} wants no rules at all. */
  private Triage withBuiltIn(Triage own) {
    return root.has("triage") && own.rules().isEmpty() ? own : own.withBuiltIn(urgencies);
  }

  private Triage.Rule rule(Section rule, int number) {
    String name = rule.read("name", Words::displayName).orElse("rule " + number);
    if (!names.add(name)) {
      rule.mistake("name", name + " is another rule's name; each has its own");
    }
    Optional<String> topic = rule.read("topic", Words::name);
    Optional<String> urgency = rule.read("urgency", this::urgency);
    if (!rule.seemsToHave("topic") && !rule.seemsToHave("urgency")) {
      rule.mistake("\"" + name + "\" decides nothing; topic: fault or urgency: high would do");
    }
    return new Triage.Rule(name, words(rule.sectionOrEmpty("words")), topic, urgency);
  }

  private static Map<String, List<String>> words(Section words) {
    Map<String, List<String>> byLanguage = new LinkedHashMap<>();
    for (Node.Entry entry : words.mapping().entries()) {
      words
          .key(entry, Words::bcp47)
          .ifPresent(tag -> byLanguage.put(tag, words.list(entry.key(), Words::phrase)));
    }
    return byLanguage;
  }

  private Optional<Reading.Matter> fallback() {
    Section section = root.sectionOrEmpty("default");
    String topic = section.read("topic", Words::name, USUAL_TOPIC);
    if (section.has("urgency")) {
      return section.read("urgency", this::urgency).map(u -> new Reading.Matter(topic, u));
    }
    Optional<String> usual =
        urgencies.size() == 1 || urgencies.contains(USUAL_URGENCY)
            ? Optional.of(urgencies.size() == 1 ? urgencies.getFirst() : USUAL_URGENCY)
            : Optional.empty();
    if (usual.isEmpty() && !urgencies.isEmpty()) {
      section.mistake(
          "urgency is missing; default: { urgency: " + urgencies.getFirst() + " } would do");
    }
    return usual.map(u -> new Reading.Matter(topic, u));
  }

  private String urgency(String text) {
    return Words.known(text, "urgency", urgencies);
  }
}
