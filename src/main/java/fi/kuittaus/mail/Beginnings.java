package fi.kuittaus.mail;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of some regular expressions can begin to match at a place of a text, by the two characters
 * there and whether a word goes on there, and where these do not rule out all by the four there;
 * found out as the characters are met, and kept in at most three megabytes, whatever is met.
 *
 * <p>What an expression looks behind at may only ask whether a word or a hyphen comes before. Safe
 * for several threads: those that ask the same for the first time at once find out the same.
 */
final class Beginnings {
  /** How many expressions one of these can tell of. */
  static final int MOST = 63;

  private static final int LATIN = 0x100;

  private static final int PLACE_BITS = 13;

  /** An odd number whose multiples are spread evenly (Knuth, TAOCP 6.4: the golden ratio). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** What may stand before a match: elsewhere, and within a word. */
  private static final String[][] BEFORE = {{"", " ", "-", ".", "\n", "ä", "中"}, {"a", "1"}};

  private static final long KNOWN = 1L << MOST;

  private final List<Pattern> patterns;

  /** By the first character; of one beyond Latin-1 the second is not asked for. */
  private final long[][] answers = new long[0x10000 / LATIN + LATIN][];

  /** By four characters, each in the place that its hash gives it; the last to come stays. */
  private final @Nullable Four[] fours = new Four[1 << PLACE_BITS];

  /**
   * What is known of four characters.
   *
   * @param characters 16 bits each, the first one's highest
   * @param inWord whether a word goes on there
   * @param answer a bit for each expression
   */
  private record Four(long characters, boolean inWord, long answer) {
    private static final int WIDTH = 4;

    /** Whether four whole characters stand here. */
    static boolean stands(String text, int at) {
      return at + WIDTH <= text.length()
          && !Character.isSurrogate(text.charAt(at + 1))
          && !Character.isSurrogate(text.charAt(at + 2))
          && !Character.isSurrogate(text.charAt(at + 3));
    }

    static long characters(String text, int at) {
      return (long) text.charAt(at) << 48
          | (long) text.charAt(at + 1) << 32
          | (long) text.charAt(at + 2) << 16
          | text.charAt(at + 3);
    }

    boolean is(long others, boolean within) {
      return characters == others && inWord == within;
    }
  }

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
      answer = KNOWN | among(beginning, BEFORE[inWord ? 1 : 0], KNOWN - 1);
      row[column] = answer;
    }
    long among = answer & ~KNOWN;
    return among != 0 && Four.stands(text, at) ? byFour(text, at, inWord, among) : among;
  }

  private long byFour(String text, int at, boolean inWord, long among) {
    long characters = Four.characters(text, at);
    int place = (int) ((characters * SPREAD) >>> (Long.SIZE - PLACE_BITS)) ^ (inWord ? 1 : 0);
    Four four = fours[place];
    if (four == null || !four.is(characters, inWord)) {
      String beginning = text.substring(at, at + Four.WIDTH);
      four = new Four(characters, inWord, among(beginning, BEFORE[inWord ? 1 : 0], among));
      fours[place] = four;
    }
    return four.answer();
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
  private long among(String beginning, String[] contexts, long tried) {
    long found = 0;
    for (int i = 0; i < patterns.size(); i++) {
      Pattern pattern = patterns.get(i);
      if ((tried & 1L << i) != 0
          && mayBegin(pattern, beginning.substring(0, 1), contexts)
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
