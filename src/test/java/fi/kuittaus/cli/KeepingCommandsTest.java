package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.console.SampleDesk;
import fi.kuittaus.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backup, restore and forget, beside a running daemon's API and beside its data folder alone. */
class KeepingCommandsTest {
  @TempDir Path folder;
  private Path data;
  private Path file;
  private SampleDesk desk;

  @BeforeEach
  void start() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    file = folder.resolve("backup.zip");
    desk = new SampleDesk(data);
    desk.start();
    desk.open("Lasku 7", "2026-11-23T09:07", "2026-11-24T10:00");
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void backsUpTheRunningDaemonAndRestoresItOnceStopped() {
    TypedCase backup = typed("backup", file.toString());
    assertThat(backup.err()).isEmpty();
    assertThat(backup.out())
        .matches(file + " holds 1 conversation, 1 mail, 1 letter; 0 in quarantine; [0-9]+ kB\n");
    Map<String, List<String>> before = Tables.of(data);
    desk.open("Later", "2026-11-23T10:07", "2026-11-24T11:00");

    TypedCase refused = typed("restore", file.toString());
    assertThat(refused.code()).isEqualTo(Cli.USAGE);
    assertThat(refused.err()).hasLineCount(1).contains("in use", "daemon");

    desk.close();
    TypedCase restored = typed("restore", file.toString());
    assertThat(restored.err()).isEmpty();
    assertThat(restored.out())
        .contains(
            "Restored as of 2026-11-23T10:30:00Z: 1 conversation, 1 mail, 1 letter",
            data.resolve("before-restore-20261123T103000Z").toString(),
            "Nothing has been sent",
            "kuittaus claim");
    assertThat(Tables.of(data)).isEqualTo(before);
  }

  @Test
  void backsUpAStoppedDaemonTheSameWay() throws IOException {
    TypedCase running = typed("backup", file.toString(), "--format", "json");
    desk.close();
    TypedCase alone = typed("backup", file.toString(), "--format", "json", "--force");
    JsonNode facts = Json.MAPPER.readTree(alone.out());
    assertThat(facts.propertyNames())
        .isEqualTo(Json.MAPPER.readTree(running.out()).propertyNames())
        .containsExactly("conversations", "mails", "letters", "quarantined", "bytes");
    assertThat(facts.path("conversations").asInt()).isEqualTo(1);
    assertThat(facts.path("bytes").asLong()).isEqualTo(Files.size(file));
  }

  @Test
  void saysWhyThereIsNoBackup() throws IOException {
    Files.writeString(file, "mine");
    for (boolean running : new boolean[] {true, false}) {
      TypedCase refused = typed("backup", file.toString());
      assertThat(refused.code()).isEqualTo(Cli.USAGE);
      assertThat(refused.err()).hasLineCount(1).contains(file + " exists already; --force");
      assertThat(typed("backup", folder.resolve("no/b.zip").toString()).err())
          .contains("the folder " + folder.resolve("no") + " does not exist");
      if (running) {
        desk.close();
      }
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void saysWhyThereIsNothingToRestore() {
    desk.close();
    assertThat(typed("restore", file.toString()).err())
        .isEqualTo("kuittaus: there is no file " + file + "\n");
  }

  @Test
  void forgetsThroughTheRunningDaemon() {
    TypedCase dry = typed("forget", "MAIJA@customer.example", "--dry-run");
    assertThat(dry.out())
        .startsWith("Would be forgotten: 1 conversation, 1 mail, 1 letter; 0 in quarantine.\n")
        .contains("Not reached: the mailbox on the mail server");
    assertThat(Tables.holding(data, "maija@")).isNotEmpty();
    assertThat(typed("forget", "MAIJA@customer.example").out())
        .startsWith("Forgotten: 1 conversation, 1 mail, 1 letter; 0 in quarantine.\n");
    assertThat(Tables.holding(data, "maija")).isEmpty();
    assertThat(Tables.of(data).get("history")).anyMatch(row -> row.contains("by command of anna"));
    assertThat(typed("list", "--all").code()).isZero();
  }

  @Test
  void forgetsWhileNoDaemonRuns() {
    desk.close();
    JsonNode dry =
        Json.MAPPER.readTree(
            typed("forget", "maija@customer.example", "--dry-run", "--format", "json").out());
    assertThat(dry.path("dryRun").asBoolean()).isTrue();
    assertThat(dry.path("conversations").asInt()).isEqualTo(1);
    assertThat(Tables.holding(data, "maija")).isNotEmpty();
    JsonNode done =
        Json.MAPPER.readTree(typed("forget", "maija@customer.example", "--format", "json").out());
    assertThat(done.path("mails").asInt()).isEqualTo(1);
    assertThat(done.path("notReached").size()).isPositive();
    assertThat(Tables.holding(data, "maija")).isEmpty();
  }

  @Test
  void whoIsToBeForgottenIsAnAddress() {
    TypedCase refused = typed("forget", "Maija");
    assertThat(refused)
        .isEqualTo(new TypedCase(Cli.USAGE, "", "kuittaus: that is no e-mail address\n"));
  }

  @Test
  void namesTheFolderWhereThereIsNothing() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (String[] command :
        new String[][] {{"backup", file.toString()}, {"forget", "maija@customer.example"}}) {
      String[] all = Arrays.copyOf(command, 4);
      all[2] = "--data";
      all[3] = empty.toString();
      TypedCase refused = TypedCase.in(SampleDesk.NOW, Map.of(), all);
      assertThat(refused.code()).isEqualTo(Cli.UNREACHABLE);
      assertThat(refused.err())
          .contains("no daemon runs on the data folder " + empty, "no database");
    }
    assertThat(empty).isEmptyDirectory();
    assertThat(file).doesNotExist();
  }

  private TypedCase typed(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--data";
    all[args.length + 1] = data.toString();
    return TypedCase.in(SampleDesk.NOW, Map.of("USER", "anna"), all);
  }
}
