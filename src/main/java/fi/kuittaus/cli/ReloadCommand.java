package fi.kuittaus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The command that has the daemon read promises.yaml at once. */
@Command(
    name = "reload",
    mixinStandardHelpOptions = true,
    description = {
      "Has the running daemon read promises.yaml now; it does so by itself within two seconds of a"
          + " save. With mistakes in it, it is refused as a whole and the version before stays in"
          + " force.",
      "kuittaus.yaml is read at the start only.",
      "Exit code 0 if what stands in the file is in force, 2 if it is refused."
    })
public final class ReloadCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final DataFolderOption data = new DataFolderOption();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell. */
  public ReloadCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    String body = body(new LocalDaemon(data.folder(shell)).post("/api/reload", ""));
    JsonNode status = Json.MAPPER.readTree(body);
    if (format == OutputFormat.JSON) {
      shell.out().println(body.strip());
    } else {
      tell(status);
    }
    return status.has("refused") ? Cli.USAGE : Cli.DONE;
  }

  private void tell(JsonNode status) {
    status
        .path("refused")
        .path("mistakes")
        .forEach(mistake -> shell.out().println(Printable.line(mistake.asString())));
    String version = "version " + status.path("version").asString() + " of promises.yaml";
    shell
        .out()
        .println(
            status.has("refused")
                ? "Refused: " + version + " stays in force."
                : capital(version) + " is in force.");
  }

  private static String capital(String text) {
    return "V" + text.substring(1);
  }

  private static String body(Reply reply) {
    return switch (reply) {
      case Reply.Good(String body) -> body;
      case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
      case Reply.Nobody(String why) -> throw CommandFailure.unreachable(why);
    };
  }
}
