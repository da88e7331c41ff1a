package fi.kuittaus.store;

import fi.kuittaus.mail.MailboxPosition;
import java.time.Instant;

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
