package fi.kuittaus.mail;

/**
 * The sender's own words, told from quoted history, signature and disclaimer.
 *
 * @param text lines end with {@code \n}; empty where the mail says nothing of its own
 */
public record OwnWords(String text) {
  public static OwnWords of(String text) {
    return new OwnWords(text.strip());
  }

  public boolean isEmpty() {
    return text.isBlank();
  }
}
