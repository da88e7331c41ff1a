package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation whose customer has had no acknowledgement.
 *
 * @param why in words of rules and states: {@code own-address}, {@code rejected} …
 */
public record Unacknowledged(Reference reference, String why) {

  /** Those of open conversations whose first mail came after this instant, the newest first. */
  static List<Unacknowledged> since(Rows rows, Instant since) {
    return rows.list(
        "select m.reference, m.reasons, (select max(o.state) from outbox o"
            + " where o.reference = m.reference and o.kind = 'acknowledgement') as letter"
            + " from message m join conversation c on c.reference = m.reference"
            + " where c.status = 'open' and c.opened_at > ? and m.outcome = 'opened'"
            + " and not exists (select 1 from outbox o where o.reference = m.reference"
            + " and o.kind = 'acknowledgement' and o.state = 'accepted')"
            + " order by m.id desc fetch first 1000 rows only",
        Unacknowledged::map,
        since);
  }

  private static Unacknowledged map(Row r) throws SQLException {
    Optional<String> letter = r.optionalText("letter");
    String reasons = r.text("reasons").replace(",", ", ");
    return new Unacknowledged(
        new Reference(r.text("reference")), letter.orElse(reasons.isEmpty() ? "-" : reasons));
  }
}
