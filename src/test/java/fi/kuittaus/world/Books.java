package fi.kuittaus.world;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The database as an auditor reads it, past the store and beside the running program. */
final class Books {
  /** A conversation as it stands. */
  record Row(
      String reference,
      String mailbox,
      String status,
      String urgency,
      boolean reachable,
      Optional<Instant> promise,
      Optional<Instant> update,
      Optional<Instant> correct,
      Optional<Instant> close) {}

  /** A mail of ours. */
  record OutboxRow(
      long id,
      Optional<String> reference,
      String kind,
      String state,
      Instant createdAt,
      Instant writtenAt) {}

  /** An instant that a letter named. */
  record Named(String what, Instant due) {}

  /** A promised answer, and what became of it. */
  record Promised(Instant due, String outcome) {
    /** A person has ended it; what is promised next is another. */
    boolean isOver() {
      return outcome.equals("kept") || outcome.equals("closed");
    }
  }

  /** A mail of others'. */
  record MailRow(
      long id, String place, String messageId, String outcome, Optional<String> reference) {}

  /** The last row of each table. */
  record Marks(long message, long outbox, long history) {
    static final Marks NONE = new Marks(0, 0, 0);
  }

  private interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** For clocks that differ. */
  private static final Duration SLACK = Duration.ofHours(1);

  private final String url;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable Connection connection;

  Books(Path folder) {
    url =
        "jdbc:h2:async:"
            + folder.resolve("kuittaus").toAbsolutePath()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";DB_CLOSE_ON_EXIT=FALSE";
  }

  void open() {
    try {
      connection = DriverManager.getConnection(url);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void close() {
    prepared.clear();
    try {
      java.util.Objects.requireNonNull(connection).close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The database ends at once and writes nothing more, as with its process. */
  void kill() {
    prepared.clear();
    try (Statement statement = java.util.Objects.requireNonNull(connection).createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException _) {
      // that is how it ends
    }
  }

  /** When anything falls due next. */
  Optional<Instant> nextDue() {
    return list(
            "select least("
                + earliest("update_at", "conversation where status <> 'closed' and")
                + ", "
                + earliest("warn_at", "conversation where")
                + ", "
                + earliest("correct_at", "conversation where")
                + ", "
                + earliest("close_at", "conversation where")
                + ", (select min(not_before) from outbox where state = 'waiting'), "
                + earliest("copy_at", "outbox where")
                + ") as at",
            r -> instant(r, "at"))
        .getFirst();
  }

  /** By its index, however many there are. */
  private static String earliest(String column, String where) {
    return "(select %1$s from %2$s %1$s is not null order by %1$s fetch first 1 rows only)"
        .formatted(column, where);
  }

  /** Those that anything was written about since; of messages, letters and history. */
  Set<String> touchedSince(Marks marks) {
    Set<String> touched = new HashSet<>();
    touched.addAll(touched("message", marks.message()));
    touched.addAll(touched("outbox", marks.outbox()));
    touched.addAll(touched("history", marks.history()));
    return touched;
  }

  private List<String> touched(String table, long id) {
    return list(
        "select distinct reference from " + table + " where id > ? and reference is not null",
        r -> r.getString("reference"),
        id);
  }

  /** How far they have been read. */
  Marks marks() {
    return new Marks(last("message"), last("outbox"), last("history"));
  }

  private long last(String table) {
    return list("select coalesce(max(id), 0) as n from " + table, r -> r.getLong("n")).getFirst();
  }

  List<Row> conversations() {
    return list(
        "select reference, mailbox, status, urgency, answer_to, promise_due, update_at,"
            + " correct_at, close_at"
            + " from conversation",
        Books::row);
  }

  Optional<Row> conversation(String reference) {
    return list(
            "select reference, mailbox, status, urgency, answer_to, promise_due, update_at,"
                + " correct_at, close_at"
                + " from conversation where reference = ?",
            Books::row,
            reference)
        .stream()
        .findFirst();
  }

  private static Row row(ResultSet r) throws SQLException {
    return new Row(
        r.getString("reference"),
        r.getString("mailbox"),
        r.getString("status"),
        r.getString("urgency"),
        r.getString("answer_to") != null,
        instant(r, "promise_due"),
        instant(r, "update_at"),
        instant(r, "correct_at"),
        instant(r, "close_at"));
  }

  Optional<OutboxRow> outbox(String messageId) {
    return list(
            "select id, reference, kind, state, created_at, written_at from outbox where message_id"
                + " = ?",
            Books::outboxRow,
            messageId)
        .stream()
        .findFirst();
  }

  /** Our mails of this state or kind. */
  List<OutboxRow> outboxWhere(String column, String value) {
    return list(
        "select id, reference, kind, state, created_at, written_at from outbox where "
            + column
            + " = ?",
        Books::outboxRow,
        value);
  }

  private static OutboxRow outboxRow(ResultSet r) throws SQLException {
    return new OutboxRow(
        r.getLong("id"),
        Optional.ofNullable(r.getString("reference")),
        r.getString("kind"),
        r.getString("state"),
        instant(r, "created_at").orElseThrow(),
        instant(r, "written_at").orElseThrow());
  }

  /** What this letter names, as it was last written. */
  List<Named> named(long outboxId) {
    return list(
        "select what, due_at from promise where outbox_id = ? and outcome <> 'void' order by id",
        r -> new Named(r.getString("what"), instant(r, "due_at").orElseThrow()),
        outboxId);
  }

  /** The answer that our letters of this conversation last promised, sent or still waiting. */
  Optional<Promised> lastPromised(String reference) {
    return list(
            "select due_at, outcome from promise where reference = ? and what = 'answer'"
                + " order by id desc fetch first 1 rows only",
            r -> new Promised(instant(r, "due_at").orElseThrow(), r.getString("outcome")),
            reference)
        .stream()
        .findFirst();
  }

  /** The conversation that a mail of others' belongs to. */
  Optional<String> referenceOf(String messageId) {
    return list(
            "select reference from message where message_id = ? and reference is not null"
                + " order by id desc",
            r -> r.getString("reference"),
            messageId)
        .stream()
        .findFirst();
  }

  /** Letters of a conversation that nobody knows the fate of, decided since then. */
  long uncertainSince(String reference, Instant since) {
    return list(
            "select count(*) as n from outbox where reference = ? and created_at >= ?"
                + " and (uncertain or state = 'uncertain')",
            r -> r.getLong("n"),
            reference,
            since.atOffset(ZoneOffset.UTC))
        .getFirst();
  }

  /** Whether a letter came back. */
  boolean isBounced(long outboxId) {
    return list(
                "select count(*) as n from outbox where id = ? and state = 'bounced'",
                r -> r.getLong("n"),
                outboxId)
            .getFirst()
        > 0;
  }

  /** How many mails to the desk of this kind are about a conversation, since about then. */
  long toldDesk(String kind, String reference, Instant since) {
    return list(
            "select count(*) as n from outbox where kind = ? and created_at >= ?"
                + " and subject like ?",
            r -> r.getLong("n"),
            kind,
            since.minus(SLACK).atOffset(ZoneOffset.UTC),
            reference + "%")
        .getFirst();
  }

  /** The mails of inboxes that were stored after this one. */
  List<MailRow> mailsAfter(long id) {
    return list(
        "select id, mailbox || '/' || uid_validity || '/' || uid as place, message_id, outcome,"
            + " reference from message where folder = 'INBOX' and id > ? order by id",
        r ->
            new MailRow(
                r.getLong("id"),
                r.getString("place"),
                Optional.ofNullable(r.getString("message_id")).orElse(""),
                r.getString("outcome"),
                Optional.ofNullable(r.getString("reference"))),
        id);
  }

  /** Whether the mail of this mailbox, UIDVALIDITY and UID is there. */
  boolean isQuarantined(String place) {
    return !list(
            "select 1 as n from quarantine"
                + " where mailbox || '/' || uid_validity || '/' || uid = ?",
            r -> r.getInt("n"),
            place)
        .isEmpty();
  }

  /** The tables that hold this text anywhere in what was written to us or by us. */
  List<String> placesOf(String text) {
    return Stream.of(
            "message where subject || own_words",
            "conversation where subject || coalesce(first_name, '')",
            "outbox where subject || text || coalesce(html, '') || coalesce(told, '')",
            "history where detail")
        .filter(place ->
            !list(
                    "select 1 as n from " + place + " like ? fetch first 1 rows only",
                    r -> r.getInt("n"),
                    "%" + text + "%")
                .isEmpty())
        .toList();
  }

  /** How far a folder has been read: UIDVALIDITY and UID. */
  Optional<long[]> position(String mailbox, String folder) {
    return list(
            "select uid_validity, uid from folder_position where mailbox = ? and folder = ?",
            r -> new long[] {r.getLong("uid_validity"), r.getLong("uid")},
            mailbox,
            folder)
        .stream()
        .findFirst();
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(t -> t.withOffsetSameInstant(ZoneOffset.UTC).toInstant());
  }

  private <T> List<T> list(String sql, Mapper<T> mapper, Object... values) {
    try {
      PreparedStatement statement = prepared.get(sql);
      if (statement == null) {
        statement = java.util.Objects.requireNonNull(connection).prepareStatement(sql);
        prepared.put(sql, statement);
      }
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(mapper.map(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
