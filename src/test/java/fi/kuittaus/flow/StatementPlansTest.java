package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Incident;
import fi.kuittaus.mail.EmailAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the flows ask the database for day by day is found by an index: it costs what is due, not
 * what is stored. The statements are those that H2 itself has counted, with the plans it makes.
 */
class StatementPlansTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");

  /** Ten rows at most, or nothing to leave out. */
  private static final List<String> SMALL = List.of("flyway", "lease", "departed", "\"s\"");

  /**
   * A range without an end, of an index of times that are missing in many rows: those come last.
   */
  private static final Pattern TO_THE_END =
      Pattern.compile(
          "/\\* [^*]*(closed|answered|update|warn|correct|close|copy|done|gone)_at > [^<*]*\\*/");

  @TempDir Path data;

  @Test
  void noFlowReadsAWholeTableOrSortsAllThatWaits() throws SQLException {
    try (FlowWorld world = new FlowWorld(data, MONDAY);
        Connection connection = connection()) {
      execute(connection, "set query_statistics true");
      execute(connection, "set query_statistics_max_entries 1000");
      someDays(world);
      List<String> statements = statements(connection);
      assertThat(statements).as("a sign that the flows have run").hasSizeGreaterThan(20);
      for (String statement : statements) {
        String plan = plan(connection, statement);
        assertThat(plan).as("reads it all").doesNotContain(".tableScan");
        if (plan.contains("FETCH FIRST ?") || plan.matches("(?s).*FETCH FIRST \\d{2,} .*")) {
          assertThat(plan).as("sorts what it does not take").contains("/* index sorted */");
        }
        assertThat(TO_THE_END.matcher(plan).results()).as("reads what has no such time").isEmpty();
      }
    }
  }

  private static void someDays(FlowWorld world) {
    Announcing announcing = new Announcing(world.office, world.updating);
    for (int i = 0; i < 40; i++) {
      world.arrives(EmailAddress.of("c" + i + "@customer.example"), i + "@c", "Hello", "Hello");
    }
    announcing.open(greetings(), "Hello to you.", "by a test");
    for (int i = 0; i < 30; i++) {
      world.send();
      world.clock.forward(Duration.ofHours(7));
      world.tick();
    }
    world.arrives(EmailAddress.of("late@customer.example"), "late@c", "Hello", "Hello");
    announcing.note("Greetings", "And again.", "by a test");
    announcing.resolve("Greetings", "Bye.", "by a test");
    world.send();
    world.sending.recover();
    world.store.run(tx -> tx.watchlist().lying("support", "INBOX", 1, MONDAY, 10));
  }

  private static Announcing.Wanted greetings() {
    var hello = new Incident.Matching(Optional.empty(), Optional.empty(), List.of("hello"));
    return new Announcing.Wanted("Greetings", hello, Optional.empty(), false);
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:async:"
            + data.resolve("kuittaus")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> statements(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select sql_statement from information_schema.query_statistics")) {
      while (rows.next()) {
        String sql = rows.getString(1);
        boolean looks = sql.contains(" where ") || sql.contains(" order by ");
        if (looks && SMALL.stream().noneMatch(sql::contains)) {
          found.add(sql);
        }
      }
    }
    return found;
  }

  private static String plan(Connection connection, String sql) throws SQLException {
    try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
      for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
        explain.setNull(i, Types.VARCHAR);
      }
      try (ResultSet row = explain.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
