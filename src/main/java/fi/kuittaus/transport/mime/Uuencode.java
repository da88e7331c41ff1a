package fi.kuittaus.transport.mime;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Uuencoded files (POSIX), as mail programs put them into plain text before there was MIME. */
final class Uuencode {
  private static final Pattern BEGIN = Pattern.compile("begin(?:-base64)? [0-7]{3,4} \\S.{0,200}");
  private static final Pattern END = Pattern.compile("end\\s*|====\\s*");

  private Uuencode() {}

  /** The text without the files in it; a file that does not end is one to the end of the text. */
  static String without(String text) {
    if (!text.contains("begin")) {
      return text;
    }
    List<String> lines = text.lines().toList();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (BEGIN.matcher(lines.get(i)).matches() && isFile(lines, i)) {
        i = end(lines, i);
      } else {
        out.append(lines.get(i)).append('\n');
      }
    }
    return out.toString();
  }

  /** Whether the line below is encoded: its first character tells its length. */
  private static boolean isFile(List<String> lines, int begin) {
    if (begin + 1 >= lines.size() || lines.get(begin + 1).isEmpty()) {
      return false;
    }
    String line = lines.get(begin + 1);
    int bytes = (line.charAt(0) - ' ') & 63;
    boolean counted = line.length() >= 1 + (bytes + 2) / 3 * 4 && line.length() <= 65;
    return line.indexOf(' ') != 0 && (counted || lines.get(begin).startsWith("begin-base64"));
  }

  private static int end(List<String> lines, int begin) {
    int i = begin + 1;
    while (i < lines.size() && !END.matcher(lines.get(i)).matches()) {
      i++;
    }
    return i;
  }

  /** The decoded bytes of a body; lines that are none are passed over. */
  static byte[] decode(byte[] raw, int from, int to) {
    byte[] out = new byte[(to - from) / 4 * 3 + 3];
    int n = 0;
    for (int at = from; at < to; ) {
      int end = Lines.end(raw, at, to);
      if (!isFrame(raw, at, end)) {
        n = line(raw, at, end, out, n);
      }
      at = Lines.next(raw, end, to);
    }
    return Arrays.copyOf(out, n);
  }

  private static boolean isFrame(byte[] raw, int from, int end) {
    String line =
        new String(
            raw, from, Math.min(end - from, 16), java.nio.charset.StandardCharsets.ISO_8859_1);
    return line.startsWith("begin ") || line.startsWith("end");
  }

  private static int line(byte[] raw, int from, int end, byte[] out, int start) {
    int left = end > from ? (raw[from] - ' ') & 63 : 0;
    int n = start;
    for (int i = from + 1; i + 3 < end + 3 && left > 0 && i < end; i += 4) {
      int bits = bits(raw, i, end);
      for (int shift = 16; shift >= 0 && left > 0 && n < out.length; shift -= 8, left--) {
        out[n++] = (byte) (bits >> shift);
      }
    }
    return n;
  }

  private static int bits(byte[] raw, int at, int end) {
    int bits = 0;
    for (int i = at; i < at + 4; i++) {
      bits = bits << 6 | (i < end ? (raw[i] - ' ') & 63 : 0);
    }
    return bits;
  }
}
