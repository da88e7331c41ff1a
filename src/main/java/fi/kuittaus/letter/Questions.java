package fi.kuittaus.letter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The questions that a topic's answer will need, by their names, in the order of asking.
 *
 * @param byName as they stand within a sentence, without a capital
 */
record Questions(Map<String, String> byName) {
  private static final int MOST = 5;

  /** The questions in lines of {@code name: question}. */
  static Questions parse(String lines) {
    Map<String, String> byName = new LinkedHashMap<>();
    lines
        .lines()
        .filter(line -> line.contains(":"))
        .forEach(line ->
            byName.put(
                line.substring(0, line.indexOf(':')).strip(),
                line.substring(line.indexOf(':') + 1).strip()));
    return new Questions(byName);
  }

  /** The texts of these, in the order of asking; passed over where there is none. */
  List<String> of(Set<String> names) {
    return byName.entrySet().stream()
        .filter(q -> names.contains(q.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Those whose answer we do not have yet, at most five. */
  List<String> unanswered(List<String> answered) {
    return byName.entrySet().stream()
        .filter(q -> !answered.contains(q.getKey()))
        .map(Map.Entry::getValue)
        .limit(MOST)
        .toList();
  }
}
