package fi.kuittaus.config;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A value written as YAML in one line, as an example for people. */
final class Flow {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}/.*][\\p{L}\\p{N}@._/+* -]*");
  private static final Pattern OTHER =
      Pattern.compile("true|false|null|~|[-+]?[0-9.]+", Pattern.CASE_INSENSITIVE);

  private Flow() {}

  static String text(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(Flow::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(p -> quoted(p.getKey()) + ": " + text(p.getValue()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    return value.isString() ? quoted(value.asString()) : value.toString().toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() && !OTHER.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
