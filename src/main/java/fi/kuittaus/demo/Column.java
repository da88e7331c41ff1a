package fi.kuittaus.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Text set in lines of limited width, as a terminal may see it: without control characters of
 * strangers, broken between words only.
 *
 * @param width in characters
 */
record Column(int width) {
  /** The lines of a text; each of its own lines begins a new one, and empty ones stay. */
  List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    printable(text).strip().lines().forEach(line -> addBroken(line.stripTrailing(), lines));
    return lines;
  }

  /** The text on one line, cut off where it is too long. */
  String line(String text) {
    String line = printable(text).replaceAll("\\s+", " ").strip();
    return length(line) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width - 1)).stripTrailing() + "…";
  }

  private void addBroken(String line, List<String> lines) {
    String rest = line;
    while (length(rest) > width) {
      int end = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, width));
      end = end > 0 ? end : rest.offsetByCodePoints(0, width);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
  }

  private static String printable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .filter(c -> c == '\n' || !(Character.isISOControl(c) || turns(c)))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Characters that turn the direction of others. */
  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
