package fi.kuittaus.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A conversation in a few words, as lists show it. Its component names are those of the API's JSON:
 * they are a contract with scripts.
 *
 * @param status the label of one
 */
public record Overview(
    String reference,
    String mailbox,
    String status,
    Customer customer,
    Matter matter,
    Times times) {

  /**
   * Who wrote.
   *
   * @param name empty: none is known
   * @param address empty: From could not be read
   * @param language of our letters, BCP 47
   */
  public record Customer(Optional<String> name, Optional<String> address, String language) {}

  /**
   * What it is about.
   *
   * @param subject masked; empty where the mail had none
   * @param promised what is promised and waits, {@code answer} or {@code call}; empty: nothing
   */
  public record Matter(String subject, String topic, String urgency, Optional<String> promised) {}

  /**
   * When.
   *
   * @param zone of the calendar by which its last promise was reckoned; empty: none was given
   * @param dueAt when the promise that waits is due; empty: none waits
   * @param nextUpdateAt when the next status update falls due; empty: none does
   */
  public record Times(
      Optional<String> zone,
      Instant openedAt,
      Optional<Instant> dueAt,
      Optional<Instant> nextUpdateAt,
      Optional<Instant> answeredAt,
      Optional<Instant> closedAt) {}
}
