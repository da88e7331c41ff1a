package fi.kuittaus.reading;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The small words by which a language shows at a glance; {@link Language} looks harder. */
final class FunctionWords {
  private static final Map<String, Set<String>> BY_LANGUAGE =
      WordList.lines("function-words.txt").stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  line -> line.substring(0, line.indexOf(':')),
                  line ->
                      Set.copyOf(
                          Arrays.asList(
                              line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1)))));

  private FunctionWords() {}

  /** The languages that these words may be of: all where none shows. */
  static Set<String> languages(Collection<String> words) {
    Map<String, Integer> found = new HashMap<>();
    BY_LANGUAGE.forEach((language, known) ->
        found.put(language, (int) words.stream().filter(known::contains).count()));
    int most = found.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return found.entrySet().stream()
        .filter(entry -> entry.getValue() * 3 >= most * 2)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
