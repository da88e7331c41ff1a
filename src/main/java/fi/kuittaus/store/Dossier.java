package fi.kuittaus.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one conversation, but for the text of its customer's mails. Its component
 * names are those of the API's JSON: they are a contract with scripts.
 *
 * @param mails received in it, oldest first
 * @param letters of ours, oldest first
 * @param promises that its letters gave, oldest first
 * @param history oldest first
 */
public record Dossier(
    Overview conversation,
    Progress progress,
    List<Mail> mails,
    List<Letter> letters,
    List<Promised> promises,
    List<History.Event> history) {
  public Dossier {
    mails = List.copyOf(mails);
    letters = List.copyOf(letters);
    promises = List.copyOf(promises);
    history = List.copyOf(history);
  }

  /**
   * How far it has come.
   *
   * @param evidence the label of what is known of people's work
   * @param updates status updates in a row
   * @param corrections of the promise in a row
   * @param closesAt when it closes by itself; empty: not before somebody acts
   */
  public record Progress(
      String evidence, int updates, int corrections, Optional<Instant> closesAt) {}

  /**
   * A received mail as it was judged.
   *
   * @param reasons names of the rules that were hit, strictest first
   * @param outcome what became of it: {@code opened}, {@code joined} and so on
   */
  public record Mail(
      Instant arrivedAt,
      Optional<String> messageId,
      Optional<String> sender,
      String verdict,
      List<String> reasons,
      String outcome) {
    public Mail {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A letter of ours.
   *
   * @param kind the label of its kind
   */
  public record Letter(String kind, String subject, String text, Delivery delivery) {}

  /**
   * What became of a letter.
   *
   * @param state {@code waiting}, {@code claimed}, {@code accepted}, {@code bounced} (accepted, and
   *     reported lost since), {@code rejected}, {@code uncertain}, {@code held} or {@code dropped}
   * @param result the server's last answer, or why it was dropped
   */
  public record Delivery(
      String state,
      Instant createdAt,
      Optional<Instant> doneAt,
      Optional<String> result,
      String messageId) {}

  /**
   * An instant that a letter named.
   *
   * @param what {@code answer} or {@code next-word}
   * @param outcome {@code pending}, {@code kept}, {@code replaced}, {@code closed} and so on
   * @param givenAt when the letter was accepted; empty: not yet
   */
  public record Promised(
      String what,
      String outcome,
      Instant dueAt,
      String zone,
      Optional<Instant> givenAt,
      Optional<Instant> endedAt) {}
}
