package fi.kuittaus.cli;

import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import fi.kuittaus.store.backup.BackupException;
import fi.kuittaus.store.backup.Backups;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The command that writes a backup. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all that the data folder keeps into one file: conversations, the key of our own"
          + " mail, quarantine.",
      "The running daemon writes it, while mail flows; without one it is made of the folder."
    })
public final class BackupCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(
      paramLabel = "FILE.zip",
      description = "Readable by its owner only. Its folder must exist.")
  private Path file = Path.of("");

  @Option(names = "--force", description = "Takes the place of a file that is there.")
  private boolean force;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell. */
  public BackupCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path target = file.toAbsolutePath().normalize();
    Path folder = data.folder(shell);
    String wanted =
        Json.line(
            Json.object(
                "file", target.toString(),
                "force", force,
                "at", shell.clock().instant().toString()));
    String answer =
        switch (new LocalDaemon(folder).postPatiently("/api/backup", wanted)) {
          case Reply.Good(String body) -> body.strip();
          case Reply.Refused(int status, String message) when status < 500 ->
              throw CommandFailure.usage(message);
          case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
          case Reply.Nobody(String why) -> alone(folder, target, why);
        };
    shell.out().println(format == OutputFormat.JSON ? answer : told(target, answer));
    return Cli.DONE;
  }

  private String alone(Path folder, Path target, String why) {
    try (Store store = Store.reading(folder)) {
      Backups.Written backup =
          new Backups(store, folder).write(target, force, shell.clock().instant());
      return Json.line(facts(backup));
    } catch (BackupException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      throw CommandFailure.unreachable(why + "; its database: " + e.getMessage());
    }
  }

  private static Map<String, @Nullable Object> facts(Backups.Written backup) {
    return Json.object(
        "conversations", backup.manifest().holds().conversations(),
        "mails", backup.manifest().holds().mails(),
        "letters", backup.manifest().holds().letters(),
        "quarantined", backup.manifest().quarantined(),
        "bytes", backup.bytes());
  }

  private static String told(Path target, String answer) {
    JsonNode facts = Json.MAPPER.readTree(answer);
    return "%s holds %s, %s, %s; %s in quarantine; %s"
        .formatted(
            target,
            Counted.of(facts.path("conversations").asLong(), "conversation"),
            Counted.of(facts.path("mails").asLong(), "mail"),
            Counted.of(facts.path("letters").asLong(), "letter"),
            facts.path("quarantined").asLong(),
            Counted.bytes(facts.path("bytes").asLong()));
  }
}
