package fi.kuittaus.letter;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text from outside, made harmless for one line of a letter or header. */
final class Plain {
  private static final int LONGEST = 500;
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /** Bidi controls, invisible and private-use characters, half surrogates, the unassigned. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");

  private Plain() {}

  /** The text as one line of visible characters, at most 500 of them. */
  static String line(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String seen = UNSEEN.matcher(composed).replaceAll("");
    return cut(SPACE.matcher(seen).replaceAll(" ").strip(), LONGEST);
  }

  /** At most so many characters, the last an ellipsis where some were cut. */
  static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + "…";
  }

  /** The text with a capital at its beginning. */
  static String capitalised(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(java.util.Locale.ROOT) + text.substring(first);
  }
}
