package fi.kuittaus.cli;

import fi.kuittaus.store.Snapshot;
import fi.kuittaus.store.backup.BackupException;
import fi.kuittaus.store.backup.Restoration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that puts a backup in place. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts what a backup holds into the data folder; the daemon must be stopped.",
      "What is there is moved aside, not deleted. Nothing is sent."
    })
public final class RestoreCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(paramLabel = "FILE.zip", description = "As kuittaus backup has written it.")
  private Path file = Path.of("");

  /** The command on this shell. */
  public RestoreCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try {
      tell(new Restoration(data.folder(shell)).restore(file, shell.clock().instant()));
      return Cli.DONE;
    } catch (BackupException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private void tell(Restoration.Restored done) {
    Snapshot holds = done.manifest().holds();
    shell
        .out()
        .println(
            "Restored as of %s: %s, %s, %s; %d in quarantine."
                .formatted(
                    done.manifest().at(),
                    Counted.of(holds.conversations(), "conversation"),
                    Counted.of(holds.mails(), "mail"),
                    Counted.of(holds.letters(), "letter"),
                    done.manifest().quarantined()));
    done.aside().ifPresent(aside -> shell.out().println("What was there before is in " + aside));
    shell
        .out()
        .println(
            """
            Nothing has been sent. At the next start the mail that has come since the backup is read again.
            If the log then says that letters are held, since the mailbox knows of a newer state,
            "kuittaus claim" comes next: it lets them go, and what lies in Sent already is not sent again.\
            """);
  }
}
