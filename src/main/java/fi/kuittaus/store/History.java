package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import java.time.Instant;
import java.util.List;

/** What has happened in each conversation, for people to read, within one transaction. */
public final class History {
  private final Rows rows;

  History(Rows rows) {
    this.rows = rows;
  }

  /**
   * Something that happened.
   *
   * @param detail in words; holds no address and no text of a mail
   */
  public record Event(Instant at, String what, String detail) {}

  public void add(Reference reference, Instant at, String what, String detail) {
    rows.update(
        "insert into history (reference, at, what, detail) values (?, ?, ?, ?)",
        reference.code(),
        at,
        what,
        detail);
  }

  /** How often this has happened in a conversation since then. */
  public int count(Reference reference, String what, Instant since) {
    return rows.list(
            "select count(*) as n from history where reference = ? and what = ? and at > ?",
            r -> r.count("n"),
            reference.code(),
            what,
            since)
        .getFirst();
  }

  /** What happened in a conversation, oldest first. */
  public List<Event> of(Reference reference) {
    return rows.list(
        "select at, what, detail from history where reference = ? order by id",
        r -> new Event(r.instant("at"), r.text("what"), r.text("detail")),
        reference.code());
  }
}
