package fi.kuittaus.reading;

import java.text.Normalizer;
import java.util.List;

/** Text without what tells nothing: links, addresses, numbers, codes; or marks above letters. */
final class Plainly {
  private static final List<String> LINKS = List.of("http://", "https://", "www.");

  private Plainly() {}

  /** Without marks above letters, and with the letters that addresses have for ø, æ and ß. */
  static String ofMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('ø', 'o')
        .replace("æ", "ae")
        .replace("ß", "ss");
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
    if ((at > 0 && at < word.length() - 1) || word.chars().anyMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return link(word);
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
