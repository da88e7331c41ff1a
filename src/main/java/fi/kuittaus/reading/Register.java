package fi.kuittaus.reading;

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
}
