package fi.kuittaus.letter;

/**
 * Something in a letter's template that keeps it from being sent.
 *
 * @param template its name, {@code fi/acknowledgement}
 * @param line counted from 1; 0 where no single line is at fault
 * @param message what is wrong, and what would do
 */
public record Mistake(String template, int line, String message) {
  @Override
  public String toString() {
    return template + ".peb" + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
