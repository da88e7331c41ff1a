package fi.kuittaus.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built-in letters, as texts on the class path. */
final class Resources {
  private Resources() {}

  /** The languages that have built-in letters, BCP 47, in the order of {@code languages.txt}. */
  static List<String> languages() {
    return find("languages.txt").orElseThrow().lines().map(String::strip).toList();
  }

  /** The built-in templates by name, {@code fi/acknowledgement}. */
  static Map<String, String> templates() {
    return languages().stream()
        .flatMap(language -> names().map(name -> language + "/" + name))
        .flatMap(name -> find(name + ".peb").map(text -> Map.entry(name, text)).stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A class path cannot be listed: the names are written down. */
  private static Stream<String> names() {
    return find("templates.txt").orElseThrow().lines().map(String::strip);
  }

  /** The text of a resource below {@code letters/}; empty where there is none. */
  static Optional<String> find(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/letters/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("letters/" + name + " cannot be read", e);
    }
  }
}
