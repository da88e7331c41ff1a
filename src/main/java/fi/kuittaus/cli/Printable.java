package fi.kuittaus.cli;

/**
 * Text of strangers as a terminal may see it: without escape sequences, and without the characters
 * that turn the direction of others.
 */
final class Printable {
  private Printable() {}

  /** On one line. */
  static String line(String text) {
    return block(text).replaceAll("\\s+", " ").strip();
  }

  /** On one line of so many characters at most. */
  static String clipped(String text, int most) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
  }

  /** With its line breaks. */
  static String block(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.replace("\t", "    ")
        .codePoints()
        .filter(c -> c == '\n' || !(Character.isISOControl(c) || turns(c)))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
