package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command by which what is held goes on. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Goes on with paused conversations.",
      "With --mailbox: says that its customers have no answers but those that Kuittaus has seen, so"
          + " that corrections and updates which were held leave."
    })
public final class ResumeCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(names = "--mailbox", paramLabel = "NAME", description = "A mailbox, by its name.")
  private @Nullable String mailbox;

  @Parameters(paramLabel = "KU-…", arity = "0..*", converter = ReferenceArgument.class)
  private List<Reference> references = new ArrayList<>();

  /** The command on this shell. */
  public ResumeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    String name = mailbox;
    if ((name == null) == references.isEmpty()) {
      throw CommandFailure.usage("name conversations, or a mailbox with --mailbox");
    }
    Path folder = data.folder(shell);
    return name == null
        ? new Act("resume", "goes on").on(references, folder, shell)
        : mailbox(name, new LocalDaemon(folder));
  }

  private int mailbox(String name, LocalDaemon daemon) {
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      throw CommandFailure.usage("no mailbox is called so");
    }
    String by = Json.line(Json.object("by", Act.by(shell)));
    return switch (daemon.post("/api/mailboxes/" + name + "/resume", by)) {
      case Reply.Good _ -> {
        shell.out().println(name + " goes on");
        yield Cli.DONE;
      }
      case Reply.Refused(int status, String message) when status < 500 ->
          throw CommandFailure.usage(message);
      case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
      case Reply.Nobody(String why) -> throw CommandFailure.unreachable(why);
    };
  }
}
