package fi.kuittaus.transport.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Decodes the encoded words of a header value (RFC 2047), also where senders put them inside
 * quotes, against other text, or with spaces in them; what is no encoded word stays as it is.
 */
final class EncodedWords {
  /** Looking up a charset that does not exist is slow, and no honest header has so many words. */
  private static final int MOST_WORDS = 2_000;

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String pendingCharset = "";

  private EncodedWords(String text) {
    this.text = text;
  }

  static String decode(String text) {
    return text.contains("=?") ? new EncodedWords(text).decoded() : text;
  }

  private String decoded() {
    int at = 0;
    for (int words = 0; words < MOST_WORDS && at < text.length(); words++) {
      int start = text.indexOf("=?", at);
      Word word = start < 0 ? null : wordAt(start);
      if (start < 0) {
        break;
      }
      if (word == null) {
        plain(at, start + 2);
        at = start + 2;
        continue;
      }
      // White space between two encoded words belongs to neither (RFC 2047 section 6.2).
      if (pending.size() == 0 || !text.substring(at, start).isBlank()) {
        plain(at, start);
      }
      add(word);
      at = word.end();
    }
    plain(at, text.length());
    flush();
    return out.toString();
  }

  private void plain(int from, int to) {
    if (from < to) {
      flush();
      out.append(text, from, to);
    }
  }

  /** Bytes of one charset are gathered, since senders cut characters between words. */
  private void add(Word word) {
    if (!word.charset().equals(pendingCharset)) {
      flush();
    }
    pendingCharset = word.charset();
    pending.writeBytes(word.bytes());
  }

  private void flush() {
    if (pending.size() > 0) {
      out.append(Charsets.decode(pending.toByteArray(), pendingCharset));
      pending.reset();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
  private record Word(String charset, byte[] bytes, int end) {}

  private @org.jspecify.annotations.Nullable Word wordAt(int start) {
    int charsetEnd = within(start + 2, 75);
    int encodingEnd = charsetEnd < 0 ? -1 : within(charsetEnd + 1, 2);
    int end = encodingEnd < 0 ? -1 : text.indexOf("?=", encodingEnd + 1);
    if (end < 0 || encodingEnd != charsetEnd + 2) {
      return null;
    }
    String charset = text.substring(start + 2, charsetEnd).toLowerCase(Locale.ROOT);
    String language = charset.replaceFirst("\\*.*", "");
    byte[] content = text.substring(encodingEnd + 1, end).getBytes(StandardCharsets.UTF_8);
    return switch (text.charAt(charsetEnd + 1)) {
      case 'b', 'B' ->
          new Word(language, TransferEncoding.base64(content, 0, content.length), end + 2);
      case 'q', 'Q' -> new Word(language, q(content), end + 2);
      default -> null;
    };
  }

  /** The next question mark within so many characters, or -1. */
  private int within(int from, int most) {
    int mark = text.indexOf('?', from);
    return mark - from > most ? -1 : mark;
  }

  private static byte[] q(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
    for (int i = 0; i < content.length; i++) {
      int value = content[i] == '=' ? TransferEncoding.hexPair(content, i + 1, content.length) : -1;
      if (value >= 0) {
        bytes.write(value);
        i += 2;
      } else {
        bytes.write(content[i] == '_' ? ' ' : content[i]);
      }
    }
    return bytes.toByteArray();
  }
}
