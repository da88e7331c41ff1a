package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that pauses conversations. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description =
        "Pauses conversations: nothing is written to the customer until they are resumed.")
public final class PauseCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(paramLabel = "KU-…", arity = "1..*", converter = ReferenceArgument.class)
  private List<Reference> references = new ArrayList<>();

  /** The command on this shell. */
  public PauseCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return new Act("pause", "is paused").on(references, data.folder(shell), shell);
  }
}
