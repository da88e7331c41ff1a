package fi.kuittaus.store;

import fi.kuittaus.mail.MailboxPosition;
import java.time.Instant;
import java.util.Optional;

/** How far each watched folder has been read, within one transaction. */
public final class Positions {
  private final Rows rows;

  Positions(Rows rows) {
    this.rows = rows;
  }

  public Optional<MailboxPosition> find(String mailbox, String folder) {
    return rows.first(
        "select folder, uid_validity, uid from folder_position where mailbox = ? and folder = ?",
        r -> new MailboxPosition(r.text("folder"), r.number("uid_validity"), r.number("uid")),
        mailbox,
        folder);
  }

  /**
   * The first start of the watch over a folder.
   *
   * @param uidValidity of the folder then: while it lasts, every mail that comes is a new one
   */
  public record Begun(Instant at, long uidValidity) {}

  /** When this folder was first watched; empty if it never was. */
  public Optional<Begun> begun(String mailbox, String folder) {
    return rows.first(
        "select begun_at, begun_validity from folder_position where mailbox = ? and folder = ?",
        r -> new Begun(r.instant("begun_at"), r.number("begun_validity")),
        mailbox,
        folder);
  }

  /** Remembers the position of a folder at its first start. */
  public void begin(String mailbox, MailboxPosition at, Instant now) {
    rows.update(
        "insert into folder_position (mailbox, folder, uid_validity, uid, begun_at, begun_validity)"
            + " values (?, ?, ?, ?, ?, ?)",
        mailbox,
        at.folder(),
        at.uidValidity(),
        at.uid(),
        now,
        at.uidValidity());
  }

  /** Moves the position of a folder that has been begun. */
  public void move(String mailbox, MailboxPosition to) {
    rows.update(
        "update folder_position set uid_validity = ?, uid = ? where mailbox = ? and folder = ?",
        to.uidValidity(),
        to.uid(),
        mailbox,
        to.folder());
  }
}
