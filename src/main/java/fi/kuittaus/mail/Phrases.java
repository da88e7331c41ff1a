package fi.kuittaus.mail;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A set of phrases to find in text, compared without case, kinds of apostrophe, and width of space.
 *
 * <p>Texts are given as {@link #normal} makes them. A phrase matches whole words only, but in
 * scripts that put no space between words.
 */
public final class Phrases {
  /** Where the scripts that put no space between words begin. */
  private static final char THAI = '\u0E00';

  /** A text of characters before this one is composed (NFC). */
  private static final char FIRST_COMBINING = '\u0300';

  /** By their first two characters; a phrase of one has a zero for the second. */
  private final Map<Integer, List<String>> byStart;

  private final BitSet firsts = new BitSet();

  /** These phrases, in any spelling of case and space. */
  public Phrases(Collection<String> phrases) {
    this.byStart =
        phrases.stream()
            .map(Phrases::normal)
            .filter(p -> !p.isEmpty())
            .distinct()
            .collect(Collectors.groupingBy(p -> start(p, 0), HashMap::new, Collectors.toList()));
    byStart.keySet().forEach(start -> firsts.set(start >>> 16));
  }

  /** The text in lower case, composed (NFC), with plain apostrophes, and one space for any run. */
  public static String normal(String text) {
    String lower = composed(text).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length());
    boolean space = false;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = !out.isEmpty();
      } else {
        if (space) {
          out.append(' ');
        }
        space = false;
        out.append(c == '’' || c == '‘' || c == '`' ? '\'' : c);
      }
    }
    return out.toString();
  }

  private static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /** Where the first phrase that begins at this place or later ends; 0 where there is none. */
  public int endAfter(String normal, int from) {
    for (int i = from; i < normal.length(); i++) {
      if (firsts.get(normal.charAt(i)) && isEdge(normal, i)) {
        int length = at(normal, i);
        if (length > 0) {
          return i + length;
        }
      }
    }
    return 0;
  }

  /** The length of the longest phrase that this text begins with, or 0. */
  public int startOf(String normal) {
    return at(normal, 0);
  }

  /** Whether this text, not yet {@link #normal}, begins with a phrase; most do not by a glance. */
  public boolean begins(String text) {
    return mayBegin(text.stripLeading()) && startOf(normal(text)) > 0;
  }

  /** An ASCII character with no combining one behind it is its own normal form but for its case. */
  private boolean mayBegin(String text) {
    return text.isEmpty()
        || text.charAt(0) >= 0x80
        || text.charAt(0) == '`'
        || (text.length() > 1 && text.charAt(1) >= FIRST_COMBINING)
        || firsts.get(Character.toLowerCase(text.charAt(0)));
  }

  /** Whether the text is one of the phrases. */
  public boolean isOne(String normal) {
    return !normal.isEmpty() && byStart.getOrDefault(start(normal, 0), List.of()).contains(normal);
  }

  /** Whether any phrase stands anywhere in the text. */
  public boolean anyIn(String normal) {
    return endAfter(normal, 0) > 0;
  }

  private int at(String text, int from) {
    if (from >= text.length() || !firsts.get(text.charAt(from))) {
      return 0;
    }
    int longest = longest(byStart.getOrDefault(start(text, from), List.of()), text, from);
    return longest > 0
        ? longest
        : longest(byStart.getOrDefault(text.charAt(from) << 16, List.of()), text, from);
  }

  private static int longest(List<String> phrases, String text, int from) {
    int longest = 0;
    for (String phrase : phrases) {
      if (phrase.length() > longest
          && text.startsWith(phrase, from)
          && isEdge(text, from + phrase.length())) {
        longest = phrase.length();
      }
    }
    return longest;
  }

  private static int start(String text, int at) {
    int second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    return text.charAt(at) << 16 | second;
  }

  /** Whether a word may begin or end before this character. */
  private static boolean isEdge(String text, int at) {
    return at <= 0
        || at >= text.length()
        || !isInWord(text.charAt(at - 1))
        || !isInWord(text.charAt(at));
  }

  private static boolean isInWord(char c) {
    if (!Character.isLetterOrDigit(c)) {
      return false;
    }
    if (c < THAI) {
      return true;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> false;
      default -> true;
    };
  }
}
