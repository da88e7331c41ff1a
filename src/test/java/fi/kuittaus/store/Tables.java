package fi.kuittaus.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Everything in the database of a folder, column by column, whatever the tables are called. */
public final class Tables {
  private Tables() {}

  /** The rows of each table, each row as a text of its columns, in the order of their texts. */
  public static Map<String, List<String>> of(Path folder) {
    Map<String, List<String>> tables = new TreeMap<>();
    each(
        folder,
        (table, row) -> {
          tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(row.toString());
        });
    tables.values().forEach(rows -> rows.sort(null));
    return tables;
  }

  /** The columns, as {@code table.column}, that hold this word in any case. */
  public static List<String> holding(Path folder, String word) {
    List<String> found = new ArrayList<>();
    String wanted = word.toLowerCase(Locale.ROOT);
    each(
        folder,
        (table, row) ->
            row.forEach((column, value) -> {
              if (value.toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(table + "." + column);
              }
            }));
    return found.stream().distinct().sorted().toList();
  }

  private interface Look {
    void at(String table, Map<String, String> row);
  }

  private static void each(Path folder, Look look) {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:async:"
                    + folder.resolve("kuittaus").toAbsolutePath()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=0");
        Statement statement = connection.createStatement()) {
      for (String table : names(statement)) {
        try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
          while (rows.next()) {
            look.at(table, row(rows));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        statement.executeQuery(
            "select table_name from information_schema.tables where table_schema = 'public'")) {
      while (tables.next()) {
        names.add(tables.getString(1));
      }
    }
    return names;
  }

  private static Map<String, String> row(ResultSet rows) throws SQLException {
    Map<String, String> row = new TreeMap<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      row.put(rows.getMetaData().getColumnName(i), String.valueOf(rows.getString(i)));
    }
    return row;
  }
}
