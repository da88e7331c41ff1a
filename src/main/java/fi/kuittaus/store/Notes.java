package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The progress notes for customers, within one transaction. */
public final class Notes {
  /** How many characters a note has at most. */
  static final int LONGEST = 2000;

  private final Rows rows;

  Notes(Rows rows) {
    this.rows = rows;
  }

  /** Adds a note; what is too long is cut. */
  public void add(Reference reference, Instant at, String text) {
    rows.update(
        "insert into note (reference, at, text) values (?, ?, ?)",
        reference.code(),
        at,
        text.substring(0, Math.min(LONGEST, text.length())));
  }

  /**
   * The notes that the customer has not been told, oldest first; one whose letter never left is
   * among them.
   */
  public List<String> untold(Reference reference) {
    return rows.list(
        "select n.text from note n left join outbox o on o.id = n.outbox_id where n.reference = ?"
            + " and n.text <> '' and (o.id is null or o.state in ('dropped', 'rejected'))"
            + " order by n.id",
        r -> r.text("text"),
        reference.code());
  }

  /**
   * Adds a note for all the customers of an incident to a conversation that joins it.
   *
   * @param carriedBy the kind of the letter, the last of its kind here, that carries it; empty:
   *     none does yet
   */
  void join(Reference reference, Incidents.Note note, Instant at, Optional<String> carriedBy) {
    rows.update(
        "insert into note (reference, at, text, incident_note, outbox_id) values (?, ?, ?, ?,"
            + " (select max(id) from outbox where reference = ? and kind = ?))",
        reference.code(),
        at,
        note.text(),
        note.id(),
        reference.code(),
        carriedBy.orElse(""));
  }

  /** The notes that this letter carries, oldest first. */
  public List<String> toldBy(long outboxId) {
    return rows.list(
        "select text from note where outbox_id = ? and text <> '' order by id",
        r -> r.text("text"),
        outboxId);
  }

  /** This letter carries all of them that have not been told. */
  public void toldBy(long outboxId, Reference reference) {
    rows.update(
        "update note set outbox_id = ? where reference = ? and (outbox_id is null or outbox_id in"
            + " (select id from outbox where state in ('dropped', 'rejected')))",
        outboxId,
        reference.code());
  }
}
