package fi.kuittaus.reading;

import java.text.Normalizer;
import java.util.List;

/** Text without what tells nothing: links, addresses, numbers, codes; or marks above letters. */
final class Plainly {
  private static final List<String> LINKS = List.of("http://", "https://", "www.");

  private Plainly() {}

  /** Without marks above letters, and with the letters that addresses have for ø, æ and ß. */
  static String ofMarks(String text) {
    if (isBare(text)) {
      return text;
    }
    StringBuilder bare = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> !isMark(c))
        .forEach(c -> {
          switch (c) {
            case 'ø' -> bare.append('o');
            case 'æ' -> bare.append("ae");
            case 'ß' -> bare.append("ss");
            default -> bare.appendCodePoint(c);
          }
        });
    return bare.toString();
  }

  /** Whether there is nothing above any letter: ASCII alone. */
  static boolean isBare(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  /** A space stands in place of each. */
  static String ofLinks(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int end = end(text, at);
      String token = text.substring(at, end);
      int kept = kept(token);
      plain.append(token, 0, kept).append(kept < token.length() ? " " : "");
      if (end < text.length()) {
        plain.append(text.charAt(end));
      }
      at = end + 1;
    }
    return plain.toString();
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && !isSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** How much of a word is language: all, up to a link, or none. */
  private static int kept(String word) {
    int at = word.indexOf('@', 1);
    return (at > 0 && at < word.length() - 1) || hasDigit(word) ? 0 : link(word);
  }

  private static boolean hasDigit(String word) {
    for (int at = 0; at < word.length(); at++) {
      if (word.charAt(at) >= '0' && word.charAt(at) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static int link(String word) {
    int first = word.length();
    for (String link : LINKS) {
      int begins = word.indexOf(link);
      if (begins >= 0 && begins + link.length() < word.length()) {
        first = Math.min(first, begins);
      }
    }
    return first;
  }
}
