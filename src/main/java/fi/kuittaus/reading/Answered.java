package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPattern;
import java.util.List;
import java.util.regex.Pattern;

/** The questions of a fault report that a text answers already. */
final class Answered {
  private static final List<Sign> SIGNS =
      WordList.lines("answered-signs.txt").stream()
          .map(line -> line.split("\\s+", 2))
          .map(line -> new Sign(line[0], pattern(line[1])))
          .toList();

  /** What shows that a question is answered. */
  private record Sign(String question, QuickPattern pattern) {}

  private Answered() {}

  /** Their names, in the order of the data file. */
  static List<String> in(String words) {
    return SIGNS.stream()
        .filter(sign -> sign.pattern().isIn(words))
        .map(Sign::question)
        .distinct()
        .toList();
  }

  private static QuickPattern pattern(String regex) {
    return new QuickPattern(
        Pattern.compile(
            regex,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
  }
}
