package fi.kuittaus.store;

import fi.kuittaus.conversation.Sight;
import java.util.Optional;

/** Whether agents' answers can be seen, mailbox by mailbox, within one transaction. */
public final class Sights {
  private final Rows rows;

  Sights(Rows rows) {
    this.rows = rows;
  }

  /** What is known of a mailbox. */
  public Sight of(String mailbox) {
    return find(mailbox, "").orElse(Sight.UNKNOWN);
  }

  /** As {@link #of}, and nobody else changes it before this transaction ends. */
  public Sight lock(String mailbox) {
    return find(mailbox, " for update")
        .or(() -> {
          rows.update(
              "insert into sight (mailbox, lapses) values (?, 0) on conflict do nothing", mailbox);
          return find(mailbox, " for update");
        })
        .orElseThrow();
  }

  /** Stores what is known; to be locked before. */
  public void save(String mailbox, Sight sight) {
    rows.update(
        "update sight set proven_at = ?, lapses = ?, held_since = ? where mailbox = ?",
        sight.proven(),
        sight.lapses(),
        sight.heldSince(),
        mailbox);
  }

  private Optional<Sight> find(String mailbox, String lock) {
    return rows.first(
        "select proven_at, lapses, held_since from sight where mailbox = ?" + lock,
        r ->
            new Sight(
                r.optionalInstant("proven_at"), r.count("lapses"), r.optionalInstant("held_since")),
        mailbox);
  }
}
