package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that opens closed conversations again. */
@Command(
    name = "reopen",
    mixinStandardHelpOptions = true,
    description = "Opens closed conversations again: status updates go on.")
public final class ReopenCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(paramLabel = "KU-…", arity = "1..*", converter = ReferenceArgument.class)
  private List<Reference> references = new ArrayList<>();

  /** The command on this shell. */
  public ReopenCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return new Act("reopen", "is open again").on(references, data.folder(shell), shell);
  }
}
