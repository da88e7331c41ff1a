package fi.kuittaus.conversation;

import java.time.Duration;

/**
 * The limit on letters to people who have not written before: far more of them than this is not
 * custom but a flood, in which each letter goes to somebody whose address was forged.
 *
 * @param letters at most, 1 or more
 * @param window in any time of this length
 */
public record Brake(int letters, Duration window) {
  public Brake {
    if (letters < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("a brake is at least one letter in some time");
    }
  }
}
