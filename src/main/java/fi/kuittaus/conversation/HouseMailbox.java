package fi.kuittaus.conversation;

import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.screening.ScreeningPolicy;
import java.util.List;
import java.util.Locale;

/**
 * What ops decided about one mailbox.
 *
 * @param id its name in the configuration
 * @param from the From of its letters
 * @param languages that it writes, BCP 47; the first where a mail's is not known
 * @param style how its letters are written
 */
public record HouseMailbox(
    String id,
    NamedAddress from,
    ScreeningPolicy screening,
    SubjectRule subject,
    List<String> languages,
    HouseStyle style) {
  public HouseMailbox {
    languages = List.copyOf(languages);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("a mailbox writes at least one language");
    }
  }

  /** A mailbox whose letters are the built-in ones. */
  public HouseMailbox(
      String id,
      NamedAddress from,
      ScreeningPolicy screening,
      SubjectRule subject,
      List<String> languages) {
    this(id, from, screening, subject, languages, HouseStyle.USUAL);
  }

  /** What our letters are marked with, so that they are known when they come back. */
  public TokenKey key() {
    return screening.key();
  }

  /** As it stands, but with these rules. */
  HouseMailbox with(HouseRules rules) {
    return new HouseMailbox(
        id, from, screening.with(rules.screening()), subject, languages, rules.style());
  }

  /** When our letters repeat the customer's subject. */
  public enum SubjectRule {
    /**
     * Where the sender passes DMARC, or no host is trusted for that and the subject is short and
     * holds no link or number to call.
     */
    AUTO,
    ALWAYS,
    NEVER;

    /** The word for it in configuration. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
