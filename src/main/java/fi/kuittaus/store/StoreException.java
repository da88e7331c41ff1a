package fi.kuittaus.store;

import java.sql.SQLException;

/**
 * A failure of the database. Its message names the statement's kind and SQL state, never a bound
 * value: those are customers' addresses.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private boolean damage;

  StoreException(String doing, SQLException cause) {
    super(
        doing
            + " failed (SQL state "
            + cause.getSQLState()
            + ", error "
            + cause.getErrorCode()
            + ")");
  }

  StoreException(String message) {
    super(message);
  }

  /** The database's files are not what it wrote. */
  static StoreException damage(String message) {
    StoreException damage = new StoreException(message);
    damage.damage = true;
    return damage;
  }

  /** Whether the database is damaged, so that a backup has to be restored. */
  public boolean isDamage() {
    return damage;
  }
}
