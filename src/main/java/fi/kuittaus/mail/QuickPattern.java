package fi.kuittaus.mail;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression to look for in long texts: it finds what {@link Pattern} finds, but is tried
 * only where the next two characters can begin a match, which it finds out by itself.
 *
 * <p>What it looks behind at may only ask whether a word or a hyphen comes before. Safe for several
 * threads.
 */
public final class QuickPattern {
  private static final int LATIN = 0x100;

  /** What may stand before a match: within a word, and elsewhere. */
  private static final String[][] BEFORE = {{"", " ", "-", ".", "\n", "ä", "中"}, {"a", "1"}};

  private static final byte YES = 1;
  private static final byte NO = 2;

  private final Pattern pattern;

  /** By the first character; of one beyond Latin-1 the second is not asked for. */
  private final byte[][] answers = new byte[0x10000 / LATIN + LATIN][];

  public QuickPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Whether it is found anywhere in this text. */
  public boolean isIn(String text) {
    Matcher matcher = matcher(text);
    return find(matcher, text, 0) >= 0;
  }

  /** The text with this in place of each match. */
  public String replaceAll(String text, Function<MatchResult, String> with) {
    Matcher matcher = matcher(text);
    int at = find(matcher, text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      out.append(text, done, at).append(with.apply(matcher));
      done = matcher.end();
      at = find(matcher, text, Math.max(done, at + 1));
    }
    return out.append(text, done, text.length()).toString();
  }

  private Matcher matcher(String text) {
    return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  private int find(Matcher matcher, String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (mayBegin(text, i) && matcher.region(i, text.length()).lookingAt()) {
        return i;
      }
    }
    return -1;
  }

  /** Threads that ask the same for the first time at once find out the same. */
  private boolean mayBegin(String text, int at) {
    char first = text.charAt(at);
    boolean inWord = at > 0 && isWord(text.charAt(at - 1));
    char second = at + 1 < text.length() ? text.charAt(at + 1) : LATIN;
    boolean latin = first < LATIN;
    boolean pair = latin && second < LATIN;
    byte[] row = row(latin ? first : LATIN + first / LATIN);
    int column = (inWord ? LATIN + 1 : 0) + (latin ? Math.min(second, LATIN) : first % LATIN);
    if (row[column] == 0) {
      String beginning = pair ? "" + first + second : "" + first;
      row[column] = mayBegin(beginning, inWord) ? YES : NO;
    }
    return row[column] == YES;
  }

  private byte[] row(int index) {
    byte[] row = answers[index];
    if (row == null) {
      row = new byte[2 * (LATIN + 1)];
      answers[index] = row;
    }
    return row;
  }

  /** Where the end of the text was not asked for, what follows could not change the answer. */
  @SuppressWarnings("JdkObsolete") // just this is what hitEnd tells
  private boolean mayBegin(String beginning, boolean inWord) {
    for (String before : BEFORE[inWord ? 1 : 0]) {
      Matcher matcher = matcher(before + beginning);
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
