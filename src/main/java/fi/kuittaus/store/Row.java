package fi.kuittaus.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The current row of a result, read by column name. */
final class Row {
  private final ResultSet columns;

  Row(ResultSet columns) {
    this.columns = columns;
  }

  /** A column that is never null. */
  String text(String column) throws SQLException {
    String value = columns.getString(column);
    if (value == null) {
      throw new StoreException("column " + column + " is null");
    }
    return value;
  }

  Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(columns.getString(column));
  }

  long number(String column) throws SQLException {
    return columns.getLong(column);
  }

  int count(String column) throws SQLException {
    return columns.getInt(column);
  }

  boolean flag(String column) throws SQLException {
    return columns.getBoolean(column);
  }

  /** A column that is never null. */
  Instant instant(String column) throws SQLException {
    return optionalInstant(column)
        .orElseThrow(() -> new StoreException("column " + column + " is null"));
  }

  Optional<Instant> optionalInstant(String column) throws SQLException {
    return Optional.ofNullable(columns.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
