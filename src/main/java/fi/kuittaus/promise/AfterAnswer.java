package fi.kuittaus.promise;

import java.util.Locale;

/** What becomes of the updates once an agent has answered. */
public enum AfterAnswer {
  /** The cadence starts anew: a first answer to a fault is seldom the last. */
  CONTINUE,
  /** Updates stop: we wait for the customer. */
  PAUSE;

  /**
   * Reads a label: "continue" or "pause", in any case.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static AfterAnswer parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "continue" -> CONTINUE;
      case "pause" -> PAUSE;
      default ->
          throw new IllegalArgumentException(
              "\""
                  + text
                  + "\" does not say what follows an answer; \"continue\" or \"pause\" would do");
    };
  }

  /** The word in configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
