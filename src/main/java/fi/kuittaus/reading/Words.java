package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text: letters, digits, and the apostrophes and hyphens within. */
final class Words {
  private static final int PARTS =
      bit(Character.UPPERCASE_LETTER)
          | bit(Character.LOWERCASE_LETTER)
          | bit(Character.TITLECASE_LETTER)
          | bit(Character.MODIFIER_LETTER)
          | bit(Character.OTHER_LETTER)
          | bit(Character.NON_SPACING_MARK)
          | bit(Character.ENCLOSING_MARK)
          | bit(Character.COMBINING_SPACING_MARK)
          | bit(Character.DECIMAL_DIGIT_NUMBER)
          | bit(Character.LETTER_NUMBER)
          | bit(Character.OTHER_NUMBER);

  private Words() {}

  /** In lower case, in order. */
  static List<String> of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (int at = 0; at < lower.length(); ) {
      int end = end(lower, at);
      if (end > at) {
        words.add(lower.substring(at, end));
      }
      at = end + width(lower, end);
    }
    return words;
  }

  /** Where the word that begins here ends. */
  private static int end(String text, int from) {
    int end = from;
    while (isPart(text, end) || (end > from && joins(text, end))) {
      end += width(text, end);
    }
    return end;
  }

  /** Whether an apostrophe or hyphen stands here, and the word goes on behind it. */
  private static boolean joins(String text, int at) {
    return at + 1 < text.length() && "'’-".indexOf(text.charAt(at)) >= 0 && isPart(text, at + 1);
  }

  private static boolean isPart(String text, int at) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') // all is in lower case
        : (PARTS & bit(Character.getType(text.codePointAt(at)))) != 0;
  }

  private static int width(String text, int at) {
    return at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
  }

  private static int bit(int type) {
    return 1 << type;
  }
}
