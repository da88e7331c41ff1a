package fi.kuittaus.store;

import java.sql.SQLException;
import java.util.Set;

/**
 * A failure of the database. Its message names the statement's kind and SQL state, never a bound
 * value: those are customers' addresses.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Of a database that H2 has closed since it could not write. */
  private static final Set<String> CLOSED = Set.of("90098", "90121");

  private boolean damage;
  private boolean lost;

  StoreException(String doing, SQLException cause) {
    super(
        doing
            + " failed (SQL state "
            + cause.getSQLState()
            + ", error "
            + cause.getErrorCode()
            + ")");
    lost = CLOSED.contains(String.valueOf(cause.getSQLState()));
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

  /** Whether this process has lost the database, so that another one has to open it. */
  public boolean isLost() {
    return lost;
  }
}
