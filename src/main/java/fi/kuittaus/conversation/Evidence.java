package fi.kuittaus.conversation;

import java.util.Arrays;

/** What is known of people's work on a matter; a letter states nothing beyond it. */
public enum Evidence {
  /** Nothing. */
  NONE("none"),
  /** Somebody else has opened the mail. */
  SEEN("seen"),
  /** An agent left a note. */
  NOTED("noted"),
  /** An agent has answered. */
  ANSWERED("answered");

  private final String label;

  Evidence(String label) {
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
  public static Evidence of(String label) {
    return Arrays.stream(values())
        .filter(v -> v.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no evidence is called " + label));
  }
}
