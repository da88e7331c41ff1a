package fi.kuittaus.letter;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One language's patterns with <code>{names}</code> in them, by key. */
final class Phrases {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final String language;
  private final Properties byKey = new Properties();
  private final Map<String, List<String>> lists;

  private Phrases(String language, String source) {
    this.language = language;
    try {
      byKey.load(new StringReader(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lists =
        byKey.stringPropertyNames().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    key -> key, key -> List.of(byKey.getProperty(key).split("\\s*,\\s*", -1))));
  }

  static Phrases of(String language) {
    return new Phrases(language, Resources.find(language + "/times.properties").orElseThrow());
  }

  /**
   * The pattern of this key with every name in it replaced.
   *
   * @throws IllegalStateException if the key or a value is missing: no half-filled text leaves here
   */
  String fill(String key, Map<String, String> values) {
    return NAME.matcher(pattern(key)).replaceAll(m -> quote(m, values, key));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(byKey.getProperty(key));
  }

  /** The comma-separated values of this key; none where it is missing. */
  List<String> list(String key) {
    return lists.getOrDefault(key, List.of());
  }

  private String pattern(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException(language + " has no words for " + key));
  }

  private String quote(MatchResult name, Map<String, String> values, String key) {
    String value = values.get(name.group(1));
    if (value == null) {
      throw new IllegalStateException(
          "\"" + key + "\" of " + language + " names {" + name.group(1) + "}: unknown");
    }
    return Matcher.quoteReplacement(value);
  }
}
