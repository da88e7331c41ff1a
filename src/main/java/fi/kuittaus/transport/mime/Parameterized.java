package fi.kuittaus.transport.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A header value with parameters (RFC 2045 section 5.1, RFC 2231), read leniently: stray quotes,
 * missing quotes and empty parameters do no harm.
 *
 * @param value in lower case
 * @param parameters decoded, by lower-case name; the first of a name counts
 */
record Parameterized(String value, Map<String, String> parameters) {
  private static final int MOST_PARAMETERS = 100;

  Parameterized {
    parameters = Map.copyOf(parameters);
  }

  static Parameterized parse(String header) {
    Scanner scanner = new Scanner(header);
    String value = scanner.until(";").strip().toLowerCase(Locale.ROOT);
    Map<String, String> raw = new LinkedHashMap<>();
    while (scanner.more() && raw.size() < MOST_PARAMETERS) {
      String name = scanner.until("=;").strip().toLowerCase(Locale.ROOT);
      if (scanner.previous() == '=') {
        raw.putIfAbsent(name, scanner.parameterValue());
      }
    }
    raw.remove("");
    return new Parameterized(value, joined(raw));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Puts the numbered and encoded pieces of RFC 2231 together. */
  private static Map<String, String> joined(Map<String, String> raw) {
    Map<String, String> whole = new LinkedHashMap<>();
    Map<String, SortedMap<Integer, String>> pieces = new LinkedHashMap<>();
    Map<String, Boolean> encoded = new LinkedHashMap<>();
    raw.forEach((name, value) -> {
      int star = name.indexOf('*');
      if (star < 1) {
        whole.putIfAbsent(name, value);
        return;
      }
      String base = name.substring(0, star);
      boolean percent = name.endsWith("*");
      encoded.merge(base, percent, Boolean::logicalOr);
      pieces
          .computeIfAbsent(base, b -> new TreeMap<>())
          .putIfAbsent(pieceNumber(name.substring(star + 1)), percent ? value : escape(value));
    });
    pieces.forEach((base, values) -> {
      String text = String.join("", values.values());
      whole.put(base, decode(text, encoded.getOrDefault(base, false)));
    });
    return whole;
  }

  private static int pieceNumber(String suffix) {
    String digits = suffix.replace("*", "");
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }

  /** Guards the percent signs of a piece that is not encoded from the decoding of the whole. */
  private static String escape(String value) {
    return value.replace("%", "%25");
  }

  private static String decode(String text, boolean withCharset) {
    String charset = "";
    String rest = text;
    int language = text.indexOf('\'');
    int start = language < 0 ? -1 : text.indexOf('\'', language + 1);
    if (withCharset && start >= 0) {
      charset = text.substring(0, language);
      rest = text.substring(start + 1);
    }
    return Charsets.decode(percentDecoded(rest), charset);
  }

  private static byte[] percentDecoded(String text) {
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int n = 0;
    for (int i = 0; i < in.length; i++) {
      int value = in[i] == '%' ? TransferEncoding.hexPair(in, i + 1, in.length) : -1;
      out[n++] = value < 0 ? in[i] : (byte) value;
      i += value < 0 ? 0 : 2;
    }
    return java.util.Arrays.copyOf(out, n);
  }

  /** Walks over a header value; quotes and backslashes as RFC 2045 has them. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    boolean more() {
      return at < text.length();
    }

    /** The character just passed, or NUL at the beginning. */
    char previous() {
      return at == 0 || at > text.length() ? 0 : text.charAt(at - 1);
    }

    /** The text up to any of these characters, which are passed over; comments are left out. */
    String until(String stops) {
      StringBuilder found = new StringBuilder();
      while (more()) {
        char c = text.charAt(at++);
        if (stops.indexOf(c) >= 0) {
          return found.toString();
        }
        if (c == '(') {
          passComment();
        } else {
          found.append(c);
        }
      }
      at = text.length() + 1;
      return found.toString();
    }

    private void passComment() {
      int close = text.indexOf(')', at);
      at = close < 0 ? text.length() : close + 1;
    }

    String parameterValue() {
      while (more() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (!more() || text.charAt(at) != '"') {
        int end = text.indexOf(';', at);
        String value = text.substring(Math.min(at, text.length()), end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return value.strip();
      }
      at++;
      return quoted();
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      while (more()) {
        char c = text.charAt(at++);
        if (c == '"') {
          break;
        }
        // Windows paths hold backslashes that escape nothing; only quotes and backslashes do.
        boolean escape = c == '\\' && more() && (text.charAt(at) == '"' || text.charAt(at) == '\\');
        value.append(escape ? text.charAt(at++) : c);
      }
      int end = text.indexOf(';', Math.min(at, text.length()));
      at = end < 0 ? text.length() : end + 1;
      return value.toString();
    }
  }
}
