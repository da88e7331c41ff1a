package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that closes conversations. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = "Closes conversations: the customer hears no more of them, and is told nothing.")
public final class CloseCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(paramLabel = "KU-…", arity = "1..*", converter = ReferenceArgument.class)
  private List<Reference> references = new ArrayList<>();

  /** The command on this shell. */
  public CloseCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return new Act("close", "is closed").on(references, data.folder(shell), shell);
  }
}
