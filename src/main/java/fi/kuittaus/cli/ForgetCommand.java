package fi.kuittaus.cli;

import fi.kuittaus.flow.Forgetting;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that forgets a person. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Removes all that is stored of an address: closes its conversations without a letter, drops"
          + " what waits to be sent, and leaves times, counts and promises without a person.",
      "Cannot be undone; --dry-run first."
    })
public final class ForgetCommand implements Callable<Integer> {
  private static final List<String> NOT_REACHED =
      List.of(
          "the mailbox on the mail server",
          "backups, and folders before-restore-* in the data folder",
          "log files",
          "mails to agents, where the desk has an address");
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(paramLabel = "ADDRESS", description = "In any case: Maija@ is maija@.")
  private String address = "";

  @Option(names = "--dry-run", description = "Only tells how much there is.")
  private boolean dryRun;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell. */
  public ForgetCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    EmailAddress whom =
        EmailAddress.parse(address)
            .orElseThrow(() -> CommandFailure.usage("that is no e-mail address"));
    Path folder = data.folder(shell);
    String wanted =
        Json.line(Json.object("address", whom.toString(), "dryRun", dryRun, "by", Act.by(shell)));
    Forgetting.Found found =
        switch (new LocalDaemon(folder).postPatiently("/api/forget", wanted)) {
          case Reply.Good(String body) -> Json.MAPPER.readValue(body, Forgetting.Found.class);
          case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
          case Reply.Nobody(String why) -> alone(folder, whom, why);
        };
    tell(found);
    return Cli.DONE;
  }

  private Forgetting.Found alone(Path folder, EmailAddress whom, String why) {
    try (Store store = dryRun ? Store.reading(folder) : Store.existing(folder)) {
      QuarantineFiles files = new QuarantineFiles(folder.resolve("quarantine"));
      Forgetting forgetting = new Forgetting(store, files, shell.clock());
      return dryRun ? forgetting.find(whom) : forgetting.forget(whom, Act.by(shell));
    } catch (StoreException e) {
      throw CommandFailure.unreachable(why + "; its database: " + e.getMessage());
    }
  }

  private void tell(Forgetting.Found found) {
    if (format == OutputFormat.JSON) {
      shell
          .out()
          .println(
              Json.line(
                  Json.object(
                      "dryRun", dryRun,
                      "conversations", found.conversations(),
                      "mails", found.mails(),
                      "letters", found.letters(),
                      "quarantined", found.quarantined(),
                      "notReached", NOT_REACHED)));
      return;
    }
    shell
        .out()
        .println(
            "%s: %s, %s, %s; %d in quarantine."
                .formatted(
                    dryRun ? "Would be forgotten" : "Forgotten",
                    Counted.of(found.conversations(), "conversation"),
                    Counted.of(found.mails(), "mail"),
                    Counted.of(found.letters(), "letter"),
                    found.quarantined()));
    shell.out().println("Not reached: " + String.join("; ", NOT_REACHED) + ".");
  }
}
