package fi.kuittaus.screening;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A mail as its bytes stand on the line: header fields with their folding, and the rest; and what
 * mail systems do to it on the way without changing what it is.
 */
record RawLines(List<String> fields, String body) {
  /** Fields whose place says something (RFC 5321 section 4.4, RFC 8601 section 5). */
  private static final Set<String> TRACE =
      Set.of("received", "return-path", "authentication-results", "delivered-to");

  static RawLines of(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    int blank = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
    String header = blank < 0 ? text : text.substring(0, blank);
    List<String> fields = new ArrayList<>();
    for (String line : header.split("\n", -1)) {
      if (!fields.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
        fields.set(fields.size() - 1, String.join("\n", fields.getLast(), line));
      } else {
        fields.add(line);
      }
    }
    return new RawLines(fields, blank < 0 ? "" : text.substring(blank));
  }

  byte[] raw() {
    return (String.join("\n", fields) + body)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** As a mail store on Unix keeps it. */
  byte[] withLineFeeds() {
    return (String.join("\n", fields) + body).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Fields in another order; those that are added on top on the way stay where they are. */
  RawLines inOtherOrder(Random random) {
    int first = 0;
    while (first < fields.size() && isTrace(fields.get(first))) {
      first++;
    }
    Map<String, List<String>> byName = new LinkedHashMap<>();
    fields
        .subList(first, fields.size())
        .forEach(f -> byName.computeIfAbsent(name(f), n -> new ArrayList<>()).add(f));
    List<String> names = new ArrayList<>(byName.keySet());
    Collections.shuffle(names, random);
    List<String> shuffled = new ArrayList<>(fields.subList(0, first));
    names.forEach(n -> shuffled.addAll(byName.get(n)));
    return new RawLines(shuffled, body);
  }

  private static boolean isTrace(String field) {
    String name = name(field);
    return TRACE.contains(name) || name.startsWith("x-");
  }

  RawLines inOtherCase(Random random) {
    return new RawLines(
        fields.stream()
            .map(f -> {
              int end = Math.max(0, f.indexOf(':'));
              String name = f.substring(0, end);
              return (random.nextBoolean()
                      ? name.toLowerCase(Locale.ROOT)
                      : name.toUpperCase(Locale.ROOT))
                  + f.substring(end);
            })
            .toList(),
        body);
  }

  /** Folded at every other space (RFC 5322 section 2.2.3). */
  RawLines folded(Random random) {
    return new RawLines(fields.stream().map(f -> folded(f, random)).toList(), body);
  }

  private static String folded(String field, Random random) {
    int value = field.indexOf(':') + 2;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean canFold =
          c == ' '
              && i > value
              && i + 1 < field.length()
              && field.charAt(i + 1) != ' '
              && field.charAt(i - 1) != ' '
              && field.charAt(i - 1) != '\n';
      out.append(canFold && random.nextBoolean() ? "\n " : String.valueOf(c));
    }
    return out.toString();
  }

  /** With fields that relays and clients add, and that say nothing of who wrote. */
  RawLines withIncidentalFields() {
    List<String> more = new ArrayList<>(fields);
    more.add("X-Originating-IP: [192.0.2.77]");
    more.add("Thread-Index: AdFaBcDeFg");
    more.add("Content-Language: en-GB");
    more.add("X-Virus-Scanned: clean");
    more.add("X-MS-Has-Attach:");
    return new RawLines(more, body);
  }

  private static String name(String field) {
    return field.substring(0, Math.max(0, field.indexOf(':'))).strip().toLowerCase(Locale.ROOT);
  }
}
