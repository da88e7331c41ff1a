package fi.kuittaus.screening;

import fi.kuittaus.mail.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Header fields by which programs mark their mail: a section of {@code words/headers.txt}.
 *
 * <p>A mark reads {@code Name} (present, unless its value denies it), {@code Name: value} (begins
 * so), {@code Name: *text} (has it anywhere), or {@code Name-*} (any field whose name begins so).
 */
final class Marks {
  private static final Set<String> DENIALS = Set.of("", "no", "false", "0", "none");

  private final Map<String, List<String>> byName = new HashMap<>();
  private final List<String> prefixes = new ArrayList<>();

  private Marks(List<String> lines) {
    for (String written : lines) {
      String line = written.toLowerCase(Locale.ROOT);
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon).strip();
      if (name.endsWith("*")) {
        prefixes.add(name.substring(0, name.length() - 1));
      } else {
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
  }

  static Marks section(String name) {
    return new Marks(Words.list(name));
  }

  boolean in(Facts facts) {
    return facts.headers().fields().stream().anyMatch(this::isMark);
  }

  boolean isMark(Header field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    List<String> values = byName.getOrDefault(name, List.of());
    return (!values.isEmpty() && matches(values, field))
        || prefixes.stream().anyMatch(name::startsWith);
  }

  private static boolean matches(List<String> wanted, Header field) {
    String value = field.value().strip().toLowerCase(Locale.ROOT);
    return wanted.stream()
        .anyMatch(w ->
            w.isEmpty()
                ? !DENIALS.contains(value)
                : w.startsWith("*") ? value.contains(w.substring(1)) : value.startsWith(w));
  }
}
