package fi.kuittaus.transport.mime;

import java.util.Arrays;
import java.util.Locale;

/**
 * Undoes content transfer encodings (RFC 2045 section 6); what is broken in them stays as it is.
 */
final class TransferEncoding {
  private TransferEncoding() {}

  /** The decoded bytes of a body; an unknown encoding is none. */
  static byte[] decode(byte[] raw, Span body, String encoding) {
    return switch (name(encoding)) {
      case "base64" -> base64(raw, body.start(), body.end());
      case "quoted-printable" -> quotedPrintable(raw, body.start(), body.end());
      case "uuencode" -> Uuencode.decode(raw, body.start(), body.end());
      default -> Arrays.copyOfRange(raw, body.start(), body.end());
    };
  }

  static boolean isEncoded(String encoding) {
    String name = name(encoding);
    return name.equals("base64") || name.equals("quoted-printable") || name.equals("uuencode");
  }

  private static String name(String encoding) {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < name.length()
        && (Character.isLetterOrDigit(name.charAt(end)) || name.charAt(end) == '-')) {
      end++;
    }
    return switch (name.substring(0, end)) {
      case "base64", "base-64", "b64" -> "base64";
      case "quoted-printable", "quotedprintable", "quoted", "qp" -> "quoted-printable";
      case "uuencode", "x-uuencode", "uue", "x-uue" -> "uuencode";
      default -> name.substring(0, end);
    };
  }

  /**
   * Base64 that may hold line breaks, garbage and padding in the middle, where two encoded texts
   * were put together.
   */
  static byte[] base64(byte[] raw, int from, int to) {
    byte[] out = new byte[(to - from) / 4 * 3 + 3];
    int n = 0;
    int bits = 0;
    int held = 0;
    for (int i = from; i < to; i++) {
      int value = sextet(raw[i]);
      if (raw[i] == '=') {
        held = 0;
      } else if (value >= 0) {
        bits = bits << 6 | value;
        held += 6;
        if (held >= 8) {
          held -= 8;
          out[n++] = (byte) (bits >> held);
        }
      }
    }
    return Arrays.copyOf(out, n);
  }

  private static int sextet(byte c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  private static byte[] quotedPrintable(byte[] raw, int from, int to) {
    byte[] out = new byte[to - from];
    int n = 0;
    int i = from;
    while (i < to) {
      int value = raw[i] == '=' ? hexPair(raw, i + 1, to) : -1;
      int afterSoftBreak = raw[i] == '=' ? softBreak(raw, i + 1, to) : -1;
      if (value >= 0) {
        out[n++] = (byte) value;
        i += 3;
      } else if (afterSoftBreak >= 0) {
        i = afterSoftBreak;
      } else {
        out[n++] = raw[i++];
      }
    }
    return Arrays.copyOf(out, n);
  }

  /** Where the text goes on after a soft line break (RFC 2045 section 6.7), or -1 if it is none. */
  private static int softBreak(byte[] raw, int from, int to) {
    int i = from;
    while (i < to && (raw[i] == ' ' || raw[i] == '\t') && i - from < 80) {
      i++;
    }
    if (i == to) {
      return to;
    }
    return raw[i] == '\r' || raw[i] == '\n' ? Lines.next(raw, i, to) : -1;
  }

  /** The value of two hexadecimal digits, or -1 where there are none. */
  static int hexPair(byte[] raw, int at, int to) {
    if (at + 1 >= to) {
      return -1;
    }
    int high = Character.digit(raw[at], 16);
    int low = Character.digit(raw[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
