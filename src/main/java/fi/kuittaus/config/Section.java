package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One mapping of a file, as its reader sees it.
 *
 * <p>What is missing or of the wrong type is for the schema to tell: here it is simply not there.
 * What is there and makes no sense is recorded at its place. So a reader goes on to the end, and
 * every mistake is found at once.
 *
 * @param at the place of the key that it belongs to
 */
record Section(String name, Position at, Node.Mapping mapping, Findings findings) {
  static Section root(Node.Mapping mapping, Findings findings) {
    return new Section("", new Position(1, 1), mapping, findings);
  }

  boolean has(String key) {
    return mapping.entry(key).isPresent();
  }

  /** Whether a key is there, or one that is so misspelt: nobody is told that it is missing, too. */
  boolean seemsToHave(String key) {
    return has(key) || Nearest.to(key, mapping.keys()).isPresent();
  }

  /** The section below a key; empty if there is none. */
  Optional<Section> section(String key) {
    return mapping.entry(key).flatMap(this::section);
  }

  /** The section below a key; one without keys if there is none. */
  Section sectionOrEmpty(String key) {
    return section(key)
        .orElseGet(() -> new Section(key, at, new Node.Mapping(at, List.of()), findings));
  }

  /** The sections below keys that are ops' own names. */
  List<Section> sections() {
    return mapping.entries().stream().flatMap(e -> section(e).stream()).toList();
  }

  /** The single text of a key. */
  Optional<Node.Scalar> scalar(String key) {
    return mapping.entry(key).map(Node.Entry::value).flatMap(Section::scalar);
  }

  /** Whether {@code null} is written out at a key, which is not the same as nothing. */
  boolean saysNull(String key) {
    return mapping
        .entry(key)
        .filter(e ->
            e.value() instanceof Node.Scalar s && s.kind() == Node.Kind.NULL && !s.text().isEmpty())
        .isPresent();
  }

  /** What a parser makes of the text of a key; empty if it is not there or refused. */
  <T> Optional<T> read(String key, Function<String, T> parser) {
    return scalar(key).flatMap(scalar -> parsed(key, scalar, parser));
  }

  /** The same, with a usual value in its place. */
  <T> T read(String key, Function<String, T> parser, T usual) {
    return read(key, parser).orElse(usual);
  }

  /** What a parser makes of a key itself; empty if it is refused. */
  <T> Optional<T> key(Node.Entry entry, Function<String, T> parser) {
    return parsed(
        name, new Node.Scalar(entry.keyAt(), Node.Kind.TEXT, entry.key(), entry.key()), parser);
  }

  /** What a parser makes of each text in a list; what it refuses is left out. */
  <T> List<T> list(String key, Function<String, T> parser) {
    List<T> values = new ArrayList<>();
    for (Node.Scalar scalar : scalars(key)) {
      parsed(key, scalar, parser).ifPresent(values::add);
    }
    return values;
  }

  /** The single texts in a list. */
  List<Node.Scalar> scalars(String key) {
    return items(key).stream().flatMap(item -> scalar(item).stream()).toList();
  }

  /** What stands in a list. */
  List<Node> items(String key) {
    return mapping.entry(key).map(Node.Entry::value).stream()
        .flatMap(node -> node instanceof Node.Sequence s ? s.items().stream() : null)
        .toList();
  }

  /** A value built of others, if all of these are there; what it refuses is recorded here. */
  <T> Optional<T> build(Supplier<T> value, Optional<?>... needed) {
    if (Arrays.stream(needed).anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      mistake(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A mistake in what a key says, or here if the key is not there. */
  void mistake(String key, String message) {
    findings.mistake(place(key), key + ": " + message);
  }

  /** A mistake in this section as a whole. */
  void mistake(String message) {
    findings.mistake(at, (name.isEmpty() ? "" : name + ": ") + message);
  }

  void warning(String key, String message) {
    findings.warning(place(key), key + ": " + message);
  }

  /** The place of a key's value; this section's if the key is not there. */
  Position place(String key) {
    return mapping.entry(key).map(e -> e.value().at()).orElse(at);
  }

  /** A parser for one of these words. */
  static <T> Function<String, T> oneOf(List<T> values, Function<T, String> label) {
    return text ->
        values.stream()
            .filter(value -> label.apply(value).equals(text))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "\""
                        + text
                        + "\" is not one of "
                        + String.join(", ", values.stream().map(label).toList())));
  }

  private Optional<Section> section(Node.Entry entry) {
    return entry.value() instanceof Node.Mapping below
        ? Optional.of(new Section(entry.key(), entry.keyAt(), below, findings))
        : Optional.empty();
  }

  /** A value that is known to be wrong, as by a variable that is not set, is not read. */
  private <T> Optional<T> parsed(String key, Node.Scalar scalar, Function<String, T> parser) {
    if (findings.has(scalar.at())) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(scalar.text()));
    } catch (IllegalArgumentException e) {
      String problem =
          scalar.borrowed()
              ? "what " + scalar.written() + " stands for does not fit here"
              : String.valueOf(e.getMessage());
      findings.mistake(scalar.at(), key + ": " + problem);
      return Optional.empty();
    }
  }

  private static Optional<Node.Scalar> scalar(Node node) {
    return node instanceof Node.Scalar s
            && (s.kind() == Node.Kind.TEXT || s.kind() == Node.Kind.INTEGER)
        ? Optional.of(s)
        : Optional.empty();
  }
}
