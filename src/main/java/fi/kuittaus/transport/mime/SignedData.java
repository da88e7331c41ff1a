package fi.kuittaus.transport.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The content that an opaque signature wraps: the {@code eContent} of CMS SignedData (RFC 5652
 * section 5.1), in DER or in BER with lengths that end by a mark. What is encrypted has none.
 */
final class SignedData {
  /** Object identifier id-data, 1.2.840.113549.1.7.1, with its tag and length. */
  private static final byte[] DATA = {
    6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 1
  };

  private static final int CONTEXT_0 = 0xA0;
  private static final int OCTETS = 0x04;
  private static final int CONSTRUCTED_OCTETS = 0x24;
  private static final int HEAD = 400;

  private final byte[] der;
  private int at;

  private SignedData(byte[] der, int at) {
    this.der = der;
    this.at = at;
  }

  /** The wrapped content; empty where there is none. */
  static byte[] content(byte[] der) {
    for (int i = 0; i + DATA.length < Math.min(der.length, HEAD); i++) {
      if (Arrays.equals(der, i, i + DATA.length, DATA, 0, DATA.length)) {
        return new SignedData(der, i + DATA.length).content();
      }
    }
    return new byte[0];
  }

  private byte[] content() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (peek() == CONTEXT_0) {
      length();
      boolean parts = peek() == CONSTRUCTED_OCTETS;
      if (parts) {
        length();
      }
      while (peek() == OCTETS) {
        int length = length();
        int end = (int) Math.min(der.length, (long) at + Math.max(0, length));
        out.write(der, at, end - at);
        at = end;
        if (!parts) {
          break;
        }
      }
    }
    return out.toByteArray();
  }

  private int peek() {
    return at < der.length ? der[at] & 0xFF : -1;
  }

  /** Reads a tag and its length; a length that is told by an end mark is 0. */
  private int length() {
    at++;
    int first = peek();
    at++;
    if (first < 0x80) {
      return Math.max(0, first);
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7F) && i < 4 && at < der.length; i++) {
      length = length << 8 | (der[at++] & 0xFF);
    }
    return Math.max(0, length);
  }
}
