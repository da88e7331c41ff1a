package fi.kuittaus.store;

import java.sql.SQLException;

/**
 * A failure of the database. Its message names the statement's kind and SQL state, never a bound
 * value: those are customers' addresses.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

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
}
