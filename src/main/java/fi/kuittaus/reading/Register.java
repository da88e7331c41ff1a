package fi.kuittaus.reading;

import java.util.Arrays;

/** How to address the customer. */
public enum Register {
  /** {@code sinä}, {@code du}. */
  FAMILIAR("familiar"),
  /** {@code te}, {@code Sie}. */
  FORMAL("formal");

  private final String label;

  Register(String label) {
    this.label = label;
  }

  /** The word for it in configuration, log, console and API. */
  public String label() {
    return label;
  }

  /**
   * The one of this label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Register of(String label) {
    return Arrays.stream(values())
        .filter(v -> v.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no register is called " + label));
  }
}
