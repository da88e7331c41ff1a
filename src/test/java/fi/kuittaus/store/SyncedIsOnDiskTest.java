package fi.kuittaus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the database has put on disk is in the file that a process which is killed leaves, also
 * shortly after an orderly end: H2 2.5.252 wrote to a hole that no header pointed at, and the
 * newest commits were gone. Looked at by opening a copy of the file after each sync.
 */
class SyncedIsOnDiskTest {
  private static final int LIVES = 70;
  private static final String OPTIONS = ";DB_CLOSE_ON_EXIT=FALSE";
  @TempDir Path folder;
  private final Random chance = new Random(7);
  private int rows;

  @Test
  void aCopyOfTheFileHoldsEverySyncedRow() throws Exception {
    for (int life = 0; life < LIVES; life++) {
      try (Connection connection = open(folder.resolve("original"), OPTIONS);
          Statement statement = connection.createStatement()) {
        live(statement);
        if (chance.nextBoolean()) {
          statement.execute("SHUTDOWN IMMEDIATELY");
        }
      } catch (SQLException e) {
        assertThat(e.getErrorCode()).as("only closed").isIn(90098, 90121);
      }
    }
  }

  private void live(Statement statement) throws SQLException, IOException {
    statement.execute("create table if not exists t (id int primary key, v varchar, k int)");
    statement.execute("create index if not exists ti on t (k)");
    int steps = 5 + chance.nextInt(40);
    for (int step = 0; step < steps; step++) {
      rows++;
      String text = "x".repeat(chance.nextInt(3000));
      statement.execute(
          "insert into t values (%d, '%s', %d)".formatted(rows, text, chance.nextInt(100)));
      statement.execute("update t set k = k + 1 where id = " + (1 + chance.nextInt(rows)));
      statement.execute("CHECKPOINT SYNC");
      if (step < 4) {
        assertThat(rowsInACopy()).isEqualTo(rows);
      }
    }
  }

  private int rowsInACopy() throws SQLException, IOException {
    Path copy = folder.resolve("copy.mv.db");
    Files.deleteIfExists(copy);
    Files.copy(folder.resolve("original.mv.db"), copy);
    try (Connection connection = open(folder.resolve("copy"), "");
        Statement statement = connection.createStatement();
        ResultSet max = statement.executeQuery("select max(id) from t")) {
      max.next();
      return max.getInt(1);
    }
  }

  private static Connection open(Path file, String options) throws SQLException {
    return DriverManager.getConnection("jdbc:h2:async:" + file + options);
  }
}
