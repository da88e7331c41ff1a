package fi.kuittaus.conversation;

import java.util.Arrays;

/** How far a conversation has come. */
public enum Status {
  /** The customer waits for our answer. */
  OPEN("open"),
  /** Answered, but not settled: updates go on. */
  WORKING("working"),
  /** Answered; we wait for the customer. */
  ANSWERED("answered"),
  /** Nothing is written until an agent resumes it. */
  PAUSED("paused"),
  /** Settled. */
  CLOSED("closed");

  private final String label;

  Status(String label) {
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
  public static Status of(String label) {
    return Arrays.stream(values())
        .filter(v -> v.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status is called " + label));
  }
}
