package fi.kuittaus.mail;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of some regular expressions can begin to match at a place of a text, by the two characters
 * there and whether a word goes on there; found out as the characters are met, and kept in at most
 * two megabytes, whatever is met.
 *
 * <p>What an expression looks behind at may only ask whether a word or a hyphen comes before. Safe
 * for several threads: those that ask the same for the first time at once find out the same.
 */
final class Beginnings {
  /** How many expressions one of these can tell of. */
  static final int MOST = 63;

  private static final int LATIN = 0x100;

  /** What may stand before a match: elsewhere, and within a word. */
  private static final String[][] BEFORE = {{"", " ", "-", ".", "\n", "ä", "中"}, {"a", "1"}};

  private static final long KNOWN = 1L << MOST;

  private final List<Pattern> patterns;

  /** By the first character; of one beyond Latin-1 the second is not asked for. */
  private final long[][] answers = new long[0x10000 / LATIN + LATIN][];

  Beginnings(List<Pattern> patterns) {
    if (patterns.isEmpty() || patterns.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " patterns, not " + patterns.size());
    }
    this.patterns = List.copyOf(patterns);
  }

  /** A matcher that sees what stands before the place at which it is tried. */
  static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /** A bit for each expression, the first one's lowest: whether it is worth a try here. */
  long at(String text, int at) {
    char first = text.charAt(at);
    if (Character.isSurrogate(first)) {
      return KNOWN - 1;
    }
    boolean inWord = at > 0 && isWord(text.charAt(at - 1));
    char second = at + 1 < text.length() ? text.charAt(at + 1) : LATIN;
    boolean latin = first < LATIN;
    long[] row = row(latin ? first : LATIN + first / LATIN);
    int column = (inWord ? LATIN + 1 : 0) + (latin ? Math.min(second, LATIN) : first % LATIN);
    long answer = row[column];
    if (answer == 0) {
      String beginning = latin && second < LATIN ? "" + first + second : "" + first;
      answer = KNOWN | among(beginning, BEFORE[inWord ? 1 : 0]);
      row[column] = answer;
    }
    return answer & ~KNOWN;
  }

  private long[] row(int index) {
    long[] row = answers[index];
    if (row == null) {
      row = new long[2 * (LATIN + 1)];
      answers[index] = row;
    }
    return row;
  }

  /** Most expressions are ruled out by the first character alone. */
  private long among(String beginning, String[] contexts) {
    long found = 0;
    for (int i = 0; i < patterns.size(); i++) {
      Pattern pattern = patterns.get(i);
      if (mayBegin(pattern, beginning.substring(0, 1), contexts)
          && (beginning.length() == 1 || mayBegin(pattern, beginning, contexts))) {
        found |= 1L << i;
      }
    }
    return found;
  }

  /** Where the end of the text was not asked for, what follows could not change the answer. */
  @SuppressWarnings("JdkObsolete") // just this is what hitEnd tells
  private static boolean mayBegin(Pattern pattern, String beginning, String[] contexts) {
    for (String before : contexts) {
      Matcher matcher = matcher(pattern, before + beginning);
      matcher.region(before.length(), before.length() + beginning.length());
      if (matcher.lookingAt() || matcher.hitEnd()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
