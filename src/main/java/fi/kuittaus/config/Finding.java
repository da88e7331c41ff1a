package fi.kuittaus.config;

import java.util.Comparator;

/**
 * A mistake or a doubt in a configuration file, with its place and what would do.
 *
 * @param file as it was named on the command line or in the configuration
 * @param at 0:0 where it concerns the whole file, as one that is missing
 * @param message what is wrong, then what would do; never a secret
 */
public record Finding(Severity severity, String file, Position at, String message) {
  /** By place in the file. */
  static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::at).thenComparing(Finding::message);

  /** What becomes of a file with such a finding. */
  public enum Severity {
    /** It is refused. */
    MISTAKE,
    /** It is taken, and people are told. */
    WARNING
  }

  /**
   * A place in a text.
   *
   * @param line from 1
   * @param column from 1, in characters
   */
  public record Position(int line, int column) implements Comparable<Position> {
    /** The whole file. */
    public static final Position FILE = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
      return Comparator.comparingInt(Position::line)
          .thenComparingInt(Position::column)
          .compare(this, other);
    }
  }

  /** One line, as compilers write it: {@code kuittaus.yaml:12:5: …}. */
  @Override
  public String toString() {
    String place = at.equals(Position.FILE) ? file : file + ":" + at.line() + ":" + at.column();
    return place + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
  }
}
