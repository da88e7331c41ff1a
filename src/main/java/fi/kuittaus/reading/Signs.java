package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPatterns;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What shows that a text says certain things: of each line of a data file the first word is what is
 * shown, the rest a regular expression that shows it, in any case. Safe for several threads.
 *
 * @param shown for each of the patterns
 */
record Signs(List<String> shown, QuickPatterns patterns) {
  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Those of this file. */
  static Signs of(String file) {
    List<String[]> lines =
        WordList.lines(file).stream().map(line -> line.split("\\s+", 2)).toList();
    return new Signs(
        lines.stream().map(line -> line[0]).toList(),
        new QuickPatterns(lines.stream().map(line -> Pattern.compile(line[1], ANY_CASE)).toList()));
  }

  /** All that this text shows, each once, in the order of the file. */
  List<String> in(String text) {
    return patterns.in(text).stream().mapToObj(shown::get).distinct().toList();
  }
}
