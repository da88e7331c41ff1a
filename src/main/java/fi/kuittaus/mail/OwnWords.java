package fi.kuittaus.mail;

/**
 * The sender's own words, told from quoted history, signature and disclaimer.
 *
 * <p>Greetings and closings belong to them. Where a mail says nothing of its own and only forwards
 * another, the forwarded text counts as theirs: it is what they want read. A reply that only quotes
 * has no own words.
 *
 * @param text lines end with {@code \n}; empty where the mail says nothing of its own
 */
public record OwnWords(String text) {
  /** This text as it is, all of it the sender's own. */
  public static OwnWords of(String text) {
    return new OwnWords(text.strip());
  }

  /** The sender's own words in the text of a mail; in time that grows with its length alone. */
  public static OwnWords in(String text) {
    return of(OwnWordsFinder.find(text));
  }

  public boolean isEmpty() {
    return text.isBlank();
  }
}
