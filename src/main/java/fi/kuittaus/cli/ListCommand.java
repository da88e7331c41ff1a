package fi.kuittaus.cli;

import fi.kuittaus.store.Dossiers.Which;
import fi.kuittaus.store.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that lists conversations. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Lists the conversations that are not closed, what is due soonest first; from the running"
            + " daemon, or from its database while none runs.")
public final class ListCommand implements Callable<Integer> {
  private static final int MOST = 1000;
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(names = "--all", description = "Closed ones too, after the others.")
  private boolean all;

  @Option(
      names = "--calls",
      description = "Only those whose customers wish to be called, or are to be.")
  private boolean calls;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, 1 to 1000. Default: 100.")
  private int limit = 100;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell. */
  public ListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw CommandFailure.usage("--limit is a number from 1 to " + MOST);
    }
    if (all && calls) {
      throw CommandFailure.usage("--calls lists no closed ones; leave --all out");
    }
    Which which = calls ? Which.CALLS : all ? Which.ALL : Which.OPEN;
    Listing listing = new CaseFiles(data.folder(shell)).list(which, limit);
    if (format == OutputFormat.JSON) {
      shell.out().println(Json.MAPPER.writeValueAsString(listing));
    } else {
      new ListingText(listing, shell.clock().instant(), Paint.of(shell))
          .lines()
          .forEach(shell.out()::println);
    }
    return Cli.DONE;
  }
}
