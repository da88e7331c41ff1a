package fi.kuittaus.transport.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns bytes into text whatever their label says: unknown, missing and plainly wrong charsets fall
 * back on what the bytes show.
 */
final class Charsets {
  private static final Charset WINDOWS_1252 =
      named("windows-1252").orElse(StandardCharsets.ISO_8859_1);

  /** Labels whose mails mean another charset, as browsers take them (WHATWG Encoding). */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("ascii", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("cp-1252", "windows-1252"),
          Map.entry("iso-8859-8-i", "iso-8859-8"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("cp-850", "cp850"),
          Map.entry("gb2312", "gb18030"),
          Map.entry("eucgb2312_cn", "gb18030"),
          Map.entry("gbk", "gb18030"),
          Map.entry("big5", "big5-hkscs"),
          Map.entry("ks_c_5601-1987", "ms949"),
          Map.entry("euc-kr", "ms949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("utf-8mb4", "utf-8"),
          Map.entry("utf_8", "utf-8"));

  private static final Set<String> SAY_NOTHING =
      Set.of("", "unknown", "unknown-8bit", "x-unknown", "default", "binary", "8bit", "none");

  private static final byte ESCAPE = 0x1b;

  private Charsets() {}

  /** The charset that this label means; empty where it says nothing, or nothing we know. */
  static Optional<Charset> of(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("[\"'\\s;,]", "");
    if (SAY_NOTHING.contains(name)) {
      return Optional.empty();
    }
    return named(MEANT.getOrDefault(name, name)).or(() -> named(name));
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The text of these bytes, label believed where the bytes do not contradict it. */
  static String decode(byte[] bytes, String label) {
    if (Utf7.isLabel(label)) {
      return Utf7.decode(bytes);
    }
    if (isAscii(bytes)) {
      return new String(bytes, sevenBit(bytes, label));
    }
    Optional<Charset> labelled = of(label);
    boolean single = labelled.isEmpty() || labelled.get().equals(WINDOWS_1252);
    // Text that is valid UTF-8 with letters beyond ASCII is hardly ever anything else.
    Optional<String> asUtf8 = single ? strictly(bytes, StandardCharsets.UTF_8) : Optional.empty();
    return withoutMark(
        asUtf8
            .or(() -> labelled.flatMap(c -> strictly(bytes, c)))
            .or(() -> strictly(bytes, StandardCharsets.UTF_8))
            .orElseGet(() -> leastDamage(bytes, labelled.orElse(WINDOWS_1252))));
  }

  /** Bytes below 128 are ASCII, unless a charset that writes letters with them shows in them. */
  private static Charset sevenBit(byte[] bytes, String label) {
    if (indexOf(bytes, ESCAPE) >= 0) {
      Optional<Charset> named = of(label).filter(c -> c.name().startsWith("ISO-2022"));
      return named.or(() -> named("iso-2022-jp")).orElse(StandardCharsets.US_ASCII);
    }
    Optional<Charset> wide = of(label).filter(c -> c.name().startsWith("UTF-"));
    boolean zeros = indexOf(bytes, (byte) 0) >= 0;
    return wide.filter(c -> zeros).orElse(StandardCharsets.US_ASCII);
  }

  /** A few broken bytes in a text of that charset are replaced; a text of another is Latin. */
  private static String leastDamage(byte[] bytes, Charset labelled) {
    String text = new String(bytes, labelled);
    long broken = text.chars().filter(c -> c == '\uFFFD').count();
    long good = text.chars().filter(c -> c > 127 && c != '\uFFFD').count();
    return broken <= good ? text : new String(bytes, WINDOWS_1252);
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(byte[] bytes, byte wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
