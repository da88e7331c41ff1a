package fi.kuittaus.store;

import java.time.Instant;
import java.util.List;

/** What the desk is still to be told by webhook, within one transaction. */
public final class BellRope {
  private final Rows rows;

  BellRope(Rows rows) {
    this.rows = rows;
  }

  /**
   * One of them.
   *
   * @param attempts so far, all of them in vain
   */
  public record Pull(long id, String kind, String subject, String text, Instant at, int attempts) {}

  public void add(String kind, String subject, String text, Instant now) {
    rows.update(
        "insert into bell (kind, subject, text, created_at, not_before, attempts)"
            + " values (?, ?, ?, ?, ?, 0)",
        kind,
        subject.substring(0, Math.min(2000, subject.length())),
        text,
        now,
        now);
  }

  /** Those that may be tried now, oldest first. */
  public List<Pull> due(Instant now, int limit) {
    return rows.list(
        "select * from bell where not_before <= ? order by id fetch first " + limit + " rows only",
        r ->
            new Pull(
                r.number("id"),
                r.text("kind"),
                r.text("subject"),
                r.text("text"),
                r.instant("created_at"),
                r.count("attempts")),
        now);
  }

  /** It was told, or is given up. */
  public void remove(long id) {
    rows.update("delete from bell where id = ?", id);
  }

  /** It was tried in vain. */
  public void later(long id, Instant notBefore) {
    rows.update(
        "update bell set attempts = attempts + 1, not_before = ? where id = ?", notBefore, id);
  }
}
