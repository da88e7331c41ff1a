package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import java.util.List;
import java.util.Optional;

/** A value in a YAML file, with its place. */
sealed interface Node {
  Position at();

  /** Keys with values, in the order of the file, each key once. */
  record Mapping(Position at, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<Entry> entry(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    List<String> keys() {
      return entries.stream().map(Entry::key).toList();
    }
  }

  /** A key with its value. */
  record Entry(String key, Position keyAt, Node value) {}

  /** Values in order. */
  record Sequence(Position at, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A single value.
   *
   * @param written as in the file; fit to be shown unless the key is a secret's
   * @param text with what it borrows from the environment; never shown where it differs
   */
  record Scalar(Position at, Kind kind, String written, String text) implements Node {
    boolean borrowed() {
      return !written.equals(text);
    }

    Scalar with(String borrowed) {
      return new Scalar(at, kind, written, borrowed);
    }

    /** Names the place only: the text may be a secret. */
    @Override
    public String toString() {
      return kind + " at " + at;
    }
  }

  /** What YAML 1.2 takes a single value for. */
  enum Kind {
    TEXT("text"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("nothing");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What this is, as people say it. */
  default String words() {
    return switch (this) {
      case Mapping _ -> "keys with values";
      case Sequence _ -> "a list";
      case Scalar scalar -> scalar.kind().words();
    };
  }
}
