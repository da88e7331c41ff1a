package fi.kuittaus.store;

import java.nio.file.Path;
import java.util.List;

/**
 * What the database holds at an instant.
 *
 * @param schema the version of its schema
 * @param quarantine the names of the files of the mails that could not be read
 */
public record Snapshot(
    int schema, long conversations, long mails, long letters, List<String> quarantine) {
  public Snapshot {
    quarantine = List.copyOf(quarantine);
  }

  /** What is counted comes first: {@code SCRIPT} ends the transaction. */
  static Snapshot write(Rows rows, Path file) {
    Snapshot snapshot = of(rows);
    rows.list(
        "script nopasswords nosettings to ? charset 'UTF-8'",
        _ -> true,
        file.toAbsolutePath().toString());
    return snapshot;
  }

  static Snapshot of(Rows rows) {
    return new Snapshot(
        Math.toIntExact(
            number(rows, "select max(cast(version as int)) as n from flyway_schema_history")),
        count(rows, "conversation"),
        count(rows, "message"),
        count(rows, "outbox"),
        rows.list("select file from quarantine order by id", r -> r.text("file")));
  }

  private static long count(Rows rows, String table) {
    return number(rows, "select count(*) as n from " + table);
  }

  private static long number(Rows rows, String query) {
    return rows.list(query, r -> r.number("n")).getFirst();
  }
}
