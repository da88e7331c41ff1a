package fi.kuittaus.mail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of some regular expressions can begin to match at a place of a text, by the few characters
 * there and whether a word goes on there; found out as the characters are met, and kept.
 *
 * <p>What an expression looks behind at may only ask whether a word or a hyphen comes before. Safe
 * for several threads: those that ask the same for the first time at once find out the same.
 */
final class Beginnings {
  /** How many expressions one of these can tell of. */
  static final int MOST = 64;

  /** How many characters are looked at; with more there would be too many beginnings to keep. */
  private static final int DEPTH = 3;

  private static final int LATIN = 0x100;

  /** What may stand before a match: within a word, and elsewhere. */
  private static final String[] BEFORE_WITHIN = {"a", "1"};

  private static final String[] BEFORE_ELSEWHERE = {"", " ", "-", ".", "\n", "ä", "中"};

  private final List<Pattern> patterns;
  private final Beginning within;
  private final Beginning elsewhere;

  Beginnings(List<Pattern> patterns) {
    if (patterns.isEmpty() || patterns.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " patterns, not " + patterns.size());
    }
    this.patterns = List.copyOf(patterns);
    long all = -1L >>> (MOST - patterns.size());
    this.within = new Beginning("", BEFORE_WITHIN, all);
    this.elsewhere = new Beginning("", BEFORE_ELSEWHERE, all);
  }

  /** A bit for each expression, the first one's lowest: whether it is worth a try here. */
  long at(String text, int at) {
    Beginning beginning = at > 0 && isWord(text.charAt(at - 1)) ? within : elsewhere;
    int end = Math.min(at + DEPTH, text.length());
    for (int i = at; i < end && beginning.may != 0; i++) {
      char next = text.charAt(i);
      if (Character.isSurrogate(next)) {
        break;
      }
      beginning = beginning.before(next);
    }
    return beginning.may;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** A matcher that sees what stands before the place at which it is tried. */
  static Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /** Characters that a match may begin with, and those that were met behind them. */
  private final class Beginning {
    private final String characters;
    private final String[] contexts;

    /** A bit for each expression that can begin so. */
    private final long may;

    private @Nullable Beginning @Nullable [] latin;
    private final Map<Character, Beginning> others = new ConcurrentHashMap<>(0);

    private Beginning(String characters, String[] contexts, long may) {
      this.characters = characters;
      this.contexts = contexts;
      this.may = may;
    }

    private Beginning before(char next) {
      if (next >= LATIN) {
        return others.computeIfAbsent(next, this::learned);
      }
      @Nullable Beginning[] known = latin;
      if (known == null) {
        known = new Beginning[LATIN];
        latin = known;
      }
      Beginning found = known[next];
      if (found == null) {
        found = learned(next);
        known[next] = found;
      }
      return found;
    }

    private Beginning learned(char next) {
      String longer = characters + next;
      long among = 0;
      for (long rest = may; rest != 0; rest &= rest - 1) {
        if (mayBegin(patterns.get(Long.numberOfTrailingZeros(rest)), longer)) {
          among |= Long.lowestOneBit(rest);
        }
      }
      return new Beginning(longer, contexts, among);
    }

    /** Where the end of the text was not asked for, what follows could not change the answer. */
    @SuppressWarnings("JdkObsolete") // just this is what hitEnd tells
    private boolean mayBegin(Pattern pattern, String beginning) {
      for (String before : contexts) {
        Matcher matcher = matcher(pattern, before + beginning);
        matcher.region(before.length(), before.length() + beginning.length());
        if (matcher.lookingAt() || matcher.hitEnd()) {
          return true;
        }
      }
      return false;
    }
  }
}
