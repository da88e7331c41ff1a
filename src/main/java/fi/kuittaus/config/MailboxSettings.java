package fi.kuittaus.config;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One shared address that is watched: who it is, how it is reached, and where its mail lies.
 *
 * @param id its name in the configuration
 * @param imap where its mail is read
 * @param smtp where its letters are handed over
 * @param closedKeyword the IMAP keyword by which an agent closes a conversation
 */
public record MailboxSettings(
    String id,
    Identity identity,
    Account imap,
    Submission smtp,
    Folders folders,
    String closedKeyword) {

  /**
   * Who the mailbox is.
   *
   * @param from its address, with the name that its letters bear
   * @param aliases its other addresses
   * @param agents who may answer and command
   * @param trust authserv-ids whose Authentication-Results are believed, lower case
   * @param subject when letters repeat the customer's subject
   * @param languages that it writes, BCP 47; the first where a mail's is not known
   */
  public record Identity(
      NamedAddress from,
      Set<EmailAddress> aliases,
      Set<EmailAddress> agents,
      List<String> trust,
      HouseMailbox.SubjectRule subject,
      List<String> languages) {
    public Identity {
      aliases = Set.copyOf(aliases);
      agents = Set.copyOf(agents);
      trust = List.copyOf(trust);
      languages = List.copyOf(languages);
    }
  }

  /**
   * How letters leave.
   *
   * @param connections how many are open at once, 1 to 10
   * @param rate how fast they leave at most; empty: as fast as the server takes them
   * @param envelopeFrom the envelope sender, where bounces go; empty: the null sender
   */
  public record Submission(
      Account account,
      int connections,
      Optional<Rate> rate,
      SaveSent saveSent,
      Optional<EmailAddress> envelopeFrom) {}

  /** Whether we leave a copy of our letters in Sent ourselves. */
  public enum SaveSent {
    /** Where it is not there by itself after ten seconds. */
    AUTO,
    APPEND,
    NEVER;

    /** The word for it in configuration. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The folders by their names on the server.
   *
   * @param sent empty: found by special use, or by its name in many languages
   */
  public record Folders(String inbox, Optional<String> sent, String closed) {
    /** {@code INBOX}, Sent as it is found, and {@code Closed}. */
    public static final Folders USUAL = new Folders("INBOX", Optional.empty(), "Closed");
  }
}
