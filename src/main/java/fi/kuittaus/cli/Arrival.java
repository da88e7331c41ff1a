package fi.kuittaus.cli;

import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/**
 * When a mail arrives.
 *
 * @param text as it was written, to be told back unchanged
 */
record Arrival(String text, Instant at) {
  /**
   * As {@link Instants#parse} has it.
   *
   * @throws IllegalArgumentException as there
   */
  static Arrival parse(String text) {
    return new Arrival(text, Instants.parse(text));
  }

  /** The same, as an option of the command line. */
  static Arrival option(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
