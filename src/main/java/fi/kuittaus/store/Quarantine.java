package fi.kuittaus.store;

import fi.kuittaus.mail.MailboxPosition;
import java.time.Instant;
import java.util.List;

/** The mails that could not be read, within one transaction; their bytes lie in files. */
public final class Quarantine {
  private final Rows rows;

  Quarantine(Rows rows) {
    this.rows = rows;
  }

  /**
   * Adds a mail, once.
   *
   * @param at its folder and UID
   * @param file the name of the file with its bytes
   */
  public void add(
      String mailbox, MailboxPosition at, Instant arrivedAt, String reason, String file) {
    rows.update(
        "insert into quarantine (mailbox, folder, uid_validity, uid, arrived_at, reason, file)"
            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        mailbox,
        at.folder(),
        at.uidValidity(),
        at.uid(),
        arrivedAt,
        reason,
        file);
  }

  /**
   * A mail in quarantine.
   *
   * @param file the name of the file with its bytes
   */
  public record Kept(long id, String file) {}

  /** All of them, oldest first. */
  public List<Kept> all() {
    return rows.list(
        "select id, file from quarantine order by id",
        r -> new Kept(r.number("id"), r.text("file")));
  }

  /** Those that arrived before then, so many at most. */
  public List<Kept> arrivedBefore(Instant before, int limit) {
    return rows.list(
        "select id, file from quarantine where arrived_at < ? order by arrived_at"
            + " fetch first ? rows only",
        r -> new Kept(r.number("id"), r.text("file")),
        before,
        limit);
  }

  /** Takes the row of a mail away whose file is gone. */
  public void remove(Kept mail) {
    rows.update("delete from quarantine where id = ?", mail.id());
  }

  /** Whether one has come since then. */
  public boolean anySince(Instant since) {
    return rows.first(
            "select 1 as one from quarantine where arrived_at > ? fetch first 1 rows only",
            r -> true,
            since)
        .isPresent();
  }

  public long count() {
    return rows.first("select count(*) as n from quarantine", r -> r.number("n")).orElse(0L);
  }
}
