package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.store.Dossier;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that shows a conversation. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows all that is known of a conversation: how each mail was judged and why, our letters"
            + " and what became of them, promises, history; not the text of the customer's mails.")
public final class ShowCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(paramLabel = "KU-…", converter = ReferenceArgument.class)
  private @Nullable Reference reference;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell. */
  public ShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Dossier dossier = dossier(java.util.Objects.requireNonNull(reference));
    if (format == OutputFormat.JSON) {
      shell.out().println(Json.MAPPER.writeValueAsString(dossier));
    } else {
      new DossierText(dossier, Paint.of(shell)).lines().forEach(shell.out()::println);
    }
    return Cli.DONE;
  }

  private Dossier dossier(Reference wanted) {
    return new CaseFiles(data.folder(shell))
        .find(wanted)
        .orElseThrow(() -> CommandFailure.usage("there is no conversation " + wanted));
  }
}
