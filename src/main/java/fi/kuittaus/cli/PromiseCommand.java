package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that gives conversations another urgency, and so another promise. */
@Command(
    name = "promise",
    mixinStandardHelpOptions = true,
    description =
        "Gives conversations another urgency: the promise counts anew from now, and the customer is"
            + " told the new time.")
public final class PromiseCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--urgency",
      required = true,
      paramLabel = "NAME",
      description = "One of promises.yaml's.")
  private String urgency = "";

  @Parameters(paramLabel = "KU-…", arity = "1..*", converter = ReferenceArgument.class)
  private List<Reference> references = new ArrayList<>();

  /** The command on this shell. */
  public PromiseCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return new Act("promise", "has the urgency " + urgency, Map.of("urgency", urgency))
        .on(references, data.folder(shell), shell);
  }
}
