package fi.kuittaus.demo;

import fi.kuittaus.mail.MessageId;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as the daemon has it on record.
 *
 * @param reasons names of the screening rules that it hit, strictest first
 * @param matter the conversation that it belongs to, as that stands now
 */
public record FiledMail(
    Instant arrivedAt, String verdict, List<String> reasons, Optional<Matter> matter) {
  public FiledMail {
    reasons = List.copyOf(reasons);
  }

  /**
   * A conversation.
   *
   * @param promised the times by which an answer was promised, oldest first
   * @param letters the kinds of our letters in it, by their Message-IDs
   */
  public record Matter(
      String reference,
      String topic,
      String urgency,
      String status,
      List<ZonedDateTime> promised,
      Map<MessageId, String> letters) {
    public Matter {
      promised = List.copyOf(promised);
      letters = Map.copyOf(letters);
    }
  }
}
