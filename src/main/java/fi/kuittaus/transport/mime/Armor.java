package fi.kuittaus.transport.mime;

import java.util.List;

/** Text that is signed in the clear (RFC 9580 section 7), and its words without the armor. */
final class Armor {
  private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";

  private Armor() {}

  /** The text without the lines that sign it; any other text as it is. */
  static String without(String text) {
    if (!text.contains(BEGIN)) {
      return text;
    }
    List<String> lines = text.lines().toList();
    StringBuilder out = new StringBuilder();
    boolean signed = false;
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i);
      if (line.stripTrailing().equals(BEGIN)) {
        signed = true;
        i = blankAfter(lines, i);
      } else if (signed && line.stripTrailing().equals(SIGNATURE)) {
        signed = false;
        i = lineAfter(lines, i, END);
      } else {
        out.append(signed && line.startsWith("- ") ? line.substring(2) : line).append('\n');
        i++;
      }
    }
    return out.toString();
  }

  private static int blankAfter(List<String> lines, int from) {
    int i = from + 1;
    while (i < lines.size() && !lines.get(i).isBlank()) {
      i++;
    }
    return i + 1;
  }

  private static int lineAfter(List<String> lines, int from, String wanted) {
    int i = from + 1;
    while (i < lines.size() && !lines.get(i).stripTrailing().equals(wanted)) {
      i++;
    }
    return i + 1;
  }
}
