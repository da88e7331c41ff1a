package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPatterns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What shows that a text says certain things: of each line of a data file the first word is what is
 * shown, the rest a regular expression that shows it, in any case. Safe for several threads.
 *
 * @param shown for each of the patterns
 * @param patterns in the order of the file
 * @param quick the same, to be looked for together
 */
record Signs(List<String> shown, List<Pattern> patterns, QuickPatterns quick) {
  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Those of this file. */
  static Signs of(String file) {
    List<String[]> lines =
        WordList.lines(file).stream().map(line -> line.split("\\s+", 2)).toList();
    List<Pattern> patterns =
        lines.stream().map(line -> Pattern.compile(line[1], ANY_CASE)).toList();
    return new Signs(
        lines.stream().map(line -> line[0]).toList(), patterns, new QuickPatterns(patterns));
  }

  /** All that this text shows, each once, in the order of the file. */
  List<String> in(String text) {
    return quick.in(text).stream().mapToObj(shown::get).distinct().toList();
  }

  /** What the first group of each pattern catches in this text, by what is shown. */
  Map<String, List<String>> groups(String text) {
    Map<String, List<String>> caught = new LinkedHashMap<>();
    quick.in(text).stream()
        .forEach(i ->
            patterns
                .get(i)
                .matcher(text)
                .results()
                .forEach(found ->
                    caught
                        .computeIfAbsent(shown.get(i), _ -> new ArrayList<>())
                        .add(found.group(1))));
    return caught;
  }
}
