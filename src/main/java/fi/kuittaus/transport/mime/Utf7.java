package fi.kuittaus.transport.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** UTF-7 (RFC 2152), which Java does not know and old Exchange servers still send. */
final class Utf7 {
  private Utf7() {}

  static boolean isLabel(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    return name.equals("utf-7") || name.equals("unicode-1-1-utf-7");
  }

  static String decode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      if (bytes[at] != '+') {
        out.append((char) (bytes[at++] & 0xff));
        continue;
      }
      int end = shiftEnd(bytes, at + 1);
      out.append(end == at + 1 ? "+" : shifted(bytes, at + 1, end));
      at = end < bytes.length && bytes[end] == '-' ? end + 1 : end;
    }
    return out.toString();
  }

  private static int shiftEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length
        && (Character.isLetterOrDigit(bytes[end]) || bytes[end] == '+' || bytes[end] == '/')) {
      end++;
    }
    return end;
  }

  private static String shifted(byte[] bytes, int from, int to) {
    byte[] utf16 = TransferEncoding.base64(bytes, from, to);
    return new String(utf16, 0, utf16.length / 2 * 2, StandardCharsets.UTF_16BE);
  }
}
