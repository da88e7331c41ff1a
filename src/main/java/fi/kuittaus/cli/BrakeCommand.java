package fi.kuittaus.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The command that tells what the brake holds, and lets it go. */
@Command(
    name = "brake",
    mixinStandardHelpOptions = true,
    description = {
      "Tells how many letters to strangers are held, because far more than usual write for the"
          + " first time; or says what becomes of them.",
      "release: they leave. drop: none leaves, and their conversations are closed."
    })
public final class BrakeCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Parameters(
      paramLabel = "release|drop",
      arity = "0..1",
      description = "What becomes of them. Left out: nothing, they are only counted.")
  private @Nullable Verb verb;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell. */
  public BrakeCommand(Shell shell) {
    this.shell = shell;
  }

  /** What people can decide. */
  enum Verb {
    RELEASE("left to go"),
    DROP("dropped, and their conversations closed");

    private final String done;

    Verb(String done) {
      this.done = done;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    LocalDaemon daemon = new LocalDaemon(data.folder(shell));
    Verb wanted = verb;
    String by = Json.line(Json.object("by", Act.by(shell)));
    String answer =
        body(wanted == null ? daemon.get("/api/brake") : daemon.post("/api/brake/" + wanted, by));
    shell.out().println(format == OutputFormat.JSON ? answer.strip() : told(answer, wanted));
    return Cli.DONE;
  }

  private static String body(Reply reply) {
    return switch (reply) {
      case Reply.Good(String body) -> body;
      case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
      case Reply.Nobody(String why) -> throw CommandFailure.unreachable(why);
    };
  }

  private static String told(String answer, @Nullable Verb wanted) {
    JsonNode brake = Json.MAPPER.readTree(answer);
    return wanted == null
        ? letters(brake.path("held").asLong()) + " held"
        : letters(brake.path("done").asLong()) + " " + wanted.done;
  }

  private static String letters(long count) {
    return count == 1 ? "1 letter" : count + " letters";
  }
}
