package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rules of triage that every installation has below ops' own; the words are data. */
final class BuiltInRules {
  private static final List<Triage.Rule> ALL = read(WordList.lines("triage.txt"));

  private BuiltInRules() {}

  /** In the order of their precedence. */
  static List<Triage.Rule> all() {
    return ALL;
  }

  private static List<Triage.Rule> read(List<String> lines) {
    List<Triage.Rule> rules = new ArrayList<>();
    String head = "";
    List<Phrase> phrases = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("[")) {
        add(rules, head, phrases);
        head = line;
        phrases.clear();
      } else {
        phrases.addAll(phrases(line));
      }
    }
    add(rules, head, phrases);
    return List.copyOf(rules);
  }

  /** {@code [outage] fault critical}, where {@code -} leaves a thing open. */
  private static void add(List<Triage.Rule> rules, String head, List<Phrase> phrases) {
    if (!head.isEmpty()) {
      String[] parts = head.split("\\s+", -1);
      String name = parts[0].substring(1, parts[0].length() - 1);
      rules.add(new Triage.Rule(name, phrases, decided(parts[1]), decided(parts[2])));
    }
  }

  private static Optional<String> decided(String word) {
    return Optional.of(word).filter(w -> !w.equals("-"));
  }

  /** {@code fi: one phrase; another}. */
  private static List<Phrase> phrases(String line) {
    return Arrays.stream(line.substring(line.indexOf(':') + 1).split(";", -1))
        .filter(phrase -> !phrase.isBlank())
        .map(Phrase::of)
        .toList();
  }
}
