package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that leaves a progress note for the customer. */
@Command(
    name = "note",
    mixinStandardHelpOptions = true,
    description = "Leaves a note for the customer, which the next status update carries.")
public final class NoteCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(index = "0", paramLabel = "KU-…", converter = ReferenceArgument.class)
  private @Nullable Reference reference;

  @Parameters(index = "1..*", paramLabel = "TEXT", arity = "1..*")
  private List<String> text = new ArrayList<>();

  /** The command on this shell. */
  public NoteCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return new Act("note", "is noted", Map.of("text", String.join(" ", text)))
        .on(Optional.ofNullable(reference).stream().toList(), data.folder(shell), shell);
  }
}
