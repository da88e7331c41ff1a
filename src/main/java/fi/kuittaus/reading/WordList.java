package fi.kuittaus.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Words of a data file below {@code reading/}: one or many a line, {@code #} begins a comment. */
final class WordList {
  private WordList() {}

  /** The words, in lower case. */
  static Set<String> words(String name) {
    return lines(name).stream()
        .flatMap(line -> Arrays.stream(line.split("[\\s,]+", -1)))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The lines as they stand, without comments and blank ones. */
  static List<String> lines(String name) {
    try (InputStream in =
        Objects.requireNonNull(WordList.class.getResourceAsStream("/reading/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading/" + name + " cannot be read", e);
    }
  }
}
