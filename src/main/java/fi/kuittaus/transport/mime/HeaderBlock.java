package fi.kuittaus.transport.mime;

import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header fields at the head of an entity, and where its content begins.
 *
 * <p>Lines that are no field do not end the header while a field that every mail knows still
 * follows before the blank line; without one, the blank line was forgotten and they are content.
 */
record HeaderBlock(Headers fields, int end) {
  private static final int MOST_FIELDS = 5_000;
  private static final int MOST_BYTES = 4 << 20;
  private static final Set<String> KNOWN =
      Set.of(
          "from",
          "to",
          "subject",
          "date",
          "message-id",
          "mime-version",
          "content-type",
          "received",
          "content-transfer-encoding",
          "content-disposition");

  /** Whether a line ends the header although no blank line has come: a boundary. */
  interface Stop {
    boolean at(int lineStart, int lineEnd);
  }

  static HeaderBlock read(byte[] raw, int from, int limit, Stop stop) {
    return new Reader(raw, from, limit, stop).read();
  }

  /** The raw fields of a text that looks like a header: of a report, or a returned mail. */
  static Headers of(byte[] text) {
    return read(text, 0, text.length, (start, end) -> false).fields();
  }

  private static final class Reader {
    private final byte[] raw;
    private final int limit;
    private final Stop stop;
    private final List<String> names = new ArrayList<>();
    private final List<StringBuilder> values = new ArrayList<>();
    private final int start;
    private int lastKnown = -1;

    Reader(byte[] raw, int from, int limit, Stop stop) {
      this.raw = raw;
      this.start = from;
      this.limit = limit;
      this.stop = stop;
    }

    HeaderBlock read() {
      int at = start;
      while (at < limit) {
        int end = Lines.end(raw, at, limit);
        if (at == end) {
          return new HeaderBlock(fields(), Lines.next(raw, end, limit));
        }
        if (stop.at(at, end) || !take(at, end)) {
          break;
        }
        at = Lines.next(raw, end, limit);
      }
      return new HeaderBlock(fields(), at);
    }

    /** Takes a line; false where it is no longer part of the header. */
    private boolean take(int at, int end) {
      int colon = colon(at, end);
      boolean folded = (raw[at] == ' ' || raw[at] == '\t') && !names.isEmpty();
      if (folded) {
        // A line of nothing but white space within a header is how some senders fold.
        append(at, end);
      } else if (colon > 0) {
        begin(at, colon, end);
      } else if (!isMboxLine(at, end)) {
        boolean damaged = at < lastKnownField(at);
        if (damaged && !names.isEmpty()) {
          append(at, end);
        }
        return damaged;
      }
      return true;
    }

    private void begin(int at, int colon, int end) {
      if (names.size() >= MOST_FIELDS || end - start > MOST_BYTES) {
        return;
      }
      names.add(latin(at, colon).strip());
      values.add(new StringBuilder(latin(colon + 1, end)));
    }

    private void append(int at, int end) {
      if (end - start <= MOST_BYTES) {
        values.getLast().append(latin(at, end));
      }
    }

    /** Where the name of a field ends (RFC 5322 section 2.2), or -1 if the line is none. */
    private int colon(int at, int end) {
      int i = at;
      while (i < end && raw[i] > ' ' && raw[i] != ':' && raw[i] != 127) {
        i++;
      }
      int nameEnd = i;
      while (i < end && (raw[i] == ' ' || raw[i] == '\t')) {
        i++;
      }
      return nameEnd > at && i < end && raw[i] == ':' ? i : -1;
    }

    private boolean isMboxLine(int at, int end) {
      String line = latin(at, Math.min(end, at + 6));
      return names.isEmpty() && (line.startsWith("From ") || line.startsWith(">From "));
    }

    /** Where the last well-known field before the next blank line begins; looked up once. */
    private int lastKnownField(int from) {
      if (lastKnown >= 0) {
        return lastKnown;
      }
      lastKnown = 0;
      int at = from;
      while (at < limit && at - from < 64_000) {
        int end = Lines.end(raw, at, limit);
        if (Lines.isBlank(raw, at, end) || stop.at(at, end)) {
          break;
        }
        int colon = colon(at, end);
        if (colon > 0 && KNOWN.contains(latin(at, colon).strip().toLowerCase(Locale.ROOT))) {
          lastKnown = at;
        }
        at = Lines.next(raw, end, limit);
      }
      return lastKnown;
    }

    private String latin(int from, int to) {
      return new String(raw, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private Headers fields() {
      String charset = declaredCharset();
      List<Header> fields = new ArrayList<>(names.size());
      for (int i = 0; i < names.size(); i++) {
        fields.add(new Header(names.get(i), text(values.get(i), charset)));
      }
      return new Headers(fields);
    }

    /** Raw 8-bit text in a header is most often in the charset of the mail's text. */
    private String declaredCharset() {
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equalsIgnoreCase("Content-Type")) {
          return Parameterized.parse(values.get(i).toString()).parameter("charset").orElse("");
        }
      }
      return "";
    }

    private static String text(StringBuilder latin, String charset) {
      String value = latin.toString();
      boolean plain = value.chars().allMatch(c -> c < 127 && c > 31);
      if (!plain) {
        value = Charsets.decode(value.getBytes(StandardCharsets.ISO_8859_1), charset);
        value = value.replace('\0', ' ').replace('\r', ' ').replace('\n', ' ');
      }
      return value.strip();
    }
  }
}
