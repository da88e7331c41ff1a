package fi.kuittaus.reading;

/** The marks between words, written as words themselves. */
final class Punctuation {
  /** The edge of a sentence or line. */
  static final String EDGE = "zzend";

  /** A comma or dash, which parts a sentence less. */
  static final String COMMA = "zzcomma";

  private final String text;
  private final StringBuilder out;

  private Punctuation(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length() + text.length() / 2);
  }

  /** The text with its edges, commas and currencies as words; plain apostrophes. */
  static String spoken(String text) {
    Punctuation marks = new Punctuation(text);
    int at = 0;
    while (at < text.length()) {
      at = marks.speak(at);
    }
    return marks.out.toString();
  }

  /** Writes what stands here; gives what stands behind it. */
  private int speak(int at) {
    char c = text.charAt(at);
    switch (c) {
      case '’' -> out.append('\'');
      case '€' -> say("euro");
      case '£' -> say("pounds");
      case '$' -> say("dollars");
      case ',', '–', '—' -> say(COMMA);
      case '\n' -> say(EDGE);
      case '.', '!', '?', ';', ':' -> {
        return stop(at);
      }
      case '-' -> hyphen(at);
      default -> out.append(c);
    }
    return at + 1;
  }

  private void say(String word) {
    out.append(' ').append(word).append(' ');
  }

  /** A stop ends a sentence where space follows: not within "1.5" or an address. */
  private int stop(int from) {
    int end = from;
    while (end < text.length() && ".!?;:".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end == text.length() || isSpace(text.charAt(end))) {
      say(EDGE);
    } else {
      out.append(text, from, end);
    }
    return end;
  }

  /** A hyphen between spaces is a dash. */
  private void hyphen(int at) {
    boolean apart = out.isEmpty() || out.charAt(out.length() - 1) == ' ';
    if (apart && at + 1 < text.length() && isSpace(text.charAt(at + 1))) {
      say(COMMA);
    } else {
      out.append('-');
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
