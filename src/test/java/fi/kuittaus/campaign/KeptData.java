package fi.kuittaus.campaign;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The daemon's tables, read by plain SQL and not by the code that is under test. */
public final class KeptData implements AutoCloseable {
  private final Connection connection;

  private KeptData(Connection connection) {
    this.connection = connection;
  }

  /** The database that this process has open. */
  public static KeptData shared(Path data) throws SQLException {
    return new KeptData(DriverManager.getConnection(url("async", data) + ";IFEXISTS=TRUE"));
  }

  /** The database of a daemon that has ended, as the disk has it. */
  public static KeptData left(Path data) throws SQLException {
    return new KeptData(
        DriverManager.getConnection(url("nio", data) + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r"));
  }

  private static String url(String scheme, Path data) {
    return "jdbc:h2:"
        + scheme
        + ":"
        + data.resolve("kuittaus").toAbsolutePath()
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        + ";DB_CLOSE_ON_EXIT=FALSE";
  }

  /** A row: its columns as text; a null is missing. */
  public record Row(Map<String, String> columns) {
    public String text(String column) {
      return columns.getOrDefault(column, "");
    }

    public long number(String column) {
      return Long.parseLong(columns.getOrDefault(column, "0"));
    }
  }

  /** The rows of a query. */
  public List<Row> rows(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<Row> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row(found));
      }
      return rows;
    }
  }

  private static Row row(ResultSet found) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      @Nullable String value = found.getString(i);
      if (value != null) {
        columns.put(found.getMetaData().getColumnLabel(i), value);
      }
    }
    return new Row(columns);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
