package fi.kuittaus.store;

import java.time.Instant;
import java.util.Optional;

/** What this database knows of its right to send for each mailbox, within one transaction. */
public final class Leases {
  private final Rows rows;

  Leases(Rows rows) {
    this.rows = rows;
  }

  /**
   * The last lease that was recorded here.
   *
   * @param counter 0: none was ever written
   */
  public record Recorded(String instance, long counter) {}

  public Optional<Recorded> find(String mailbox) {
    return rows.first(
        "select instance, counter from lease where mailbox = ?",
        r -> new Recorded(r.text("instance"), r.number("counter")),
        mailbox);
  }

  /** The name that this database bears from now on, for a mailbox that had none. */
  public void begin(String mailbox, String instance) {
    rows.update(
        "insert into lease (mailbox, instance, counter, place) values (?, ?, 0, '')",
        mailbox,
        instance);
  }

  /** A lease that is about to be written. */
  public void write(String mailbox, long counter, String place) {
    rows.update(
        "update lease set counter = ?, place = ? where mailbox = ?", counter, place, mailbox);
  }

  /** The database bears another name from now on: a person has given it the right to send. */
  public void rename(String mailbox, String instance) {
    rows.update("update lease set instance = ? where mailbox = ?", instance, mailbox);
  }

  /** Something that is older than this may have been dealt with by another database. */
  public void restoredBefore(String mailbox, Instant instant) {
    rows.update("update lease set restored_before = ? where mailbox = ?", instant, mailbox);
  }

  /**
   * The instant before which another database may have dealt with what came, unknown to this one;
   * empty if there was never another.
   */
  public Optional<Instant> restoredBefore(String mailbox) {
    return rows.first(
            "select restored_before from lease where mailbox = ?",
            r -> r.optionalInstant("restored_before"),
            mailbox)
        .flatMap(at -> at);
  }
}
