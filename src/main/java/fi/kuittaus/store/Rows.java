package fi.kuittaus.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one open connection: values are bound in the order of the question marks, instants
 * as UTC to the microsecond, an empty {@link Optional} as null. For one thread.
 *
 * <p>A statement is prepared once and kept until this is closed: a batch of mails asks the same for
 * each of them.
 */
final class Rows implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private boolean changed;

  Rows(Connection connection) {
    this.connection = connection;
  }

  /** Makes a value of one row. */
  interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  /** Whether anything was written. */
  boolean changed() {
    return changed;
  }

  /** Changes rows; gives their number. */
  int update(String sql, @Nullable Object... values) {
    changed = true;
    try {
      PreparedStatement statement = prepared(sql, Statement.NO_GENERATED_KEYS);
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException(kind(sql), e);
    }
  }

  /** Adds a row; gives the key that it was given. */
  long insert(String sql, @Nullable Object... values) {
    changed = true;
    try {
      PreparedStatement statement = prepared(sql, Statement.RETURN_GENERATED_KEYS);
      bind(statement, values);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException e) {
      throw new StoreException(kind(sql), e);
    }
  }

  <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... values) {
    try {
      PreparedStatement statement = prepared(sql, Statement.NO_GENERATED_KEYS);
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(mapper.map(new Row(rows)));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new StoreException(kind(sql), e);
    }
  }

  /** The first row, if there is any. */
  <T> Optional<T> first(String sql, Mapper<T> mapper, @Nullable Object... values) {
    return list(sql, mapper, values).stream().findFirst();
  }

  private PreparedStatement prepared(String sql, int keys) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql, keys);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Closes the statements; the connection stays open. */
  @Override
  public void close() {
    for (Map.Entry<String, PreparedStatement> entry : prepared.entrySet()) {
      try {
        entry.getValue().close();
      } catch (SQLException e) {
        throw new StoreException(kind(entry.getKey()), e);
      }
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, plain(values[i]));
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> optional -> plain(optional.orElse(null));
      case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      case Object other -> other;
    };
  }

  /** The statement's first words, to name it by: {@code update outbox}. */
  private static String kind(String sql) {
    String[] words = sql.strip().split("\\s+", 4);
    return String.join(" ", List.of(words).subList(0, Math.min(3, words.length)));
  }
}
