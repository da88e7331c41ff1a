package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The small words by which a language shows at a glance; {@link Language} looks harder. */
final class FunctionWords {
  /** The languages of each word. */
  private static final Map<String, List<String>> LANGUAGES = languages();

  private static final Set<String> ALL =
      LANGUAGES.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

  private FunctionWords() {}

  /** The languages that these words may be of: all where none shows. */
  static Set<String> languages(Collection<String> words) {
    Map<String, Integer> found = new HashMap<>();
    for (String word : words) {
      LANGUAGES
          .getOrDefault(word, List.of())
          .forEach(language -> found.merge(language, 1, Integer::sum));
    }
    int most = found.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return ALL.stream()
        .filter(language -> found.getOrDefault(language, 0) * 3 >= most * 2)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** {@code fi: ja että …}. */
  private static Map<String, List<String>> languages() {
    Map<String, List<String>> languages = new HashMap<>();
    for (String line : WordList.lines("function-words.txt")) {
      int colon = line.indexOf(':');
      for (String word : line.substring(colon + 1).strip().split("\\s+", -1)) {
        languages.computeIfAbsent(word, _ -> new ArrayList<>()).add(line.substring(0, colon));
      }
    }
    return Map.copyOf(languages);
  }
}
