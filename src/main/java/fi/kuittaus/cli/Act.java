package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agent does to conversations through the running daemon.
 *
 * @param path the last part of the API's path
 * @param done what is told of each that was done
 * @param more what the API needs to know, beside who acts
 */
record Act(String path, String done, Map<String, String> more) {
  private static final int LONGEST_NAME = 100;

  Act {
    more = Map.copyOf(more);
  }

  /** Something that needs no more than to be done. */
  Act(String path, String done) {
    this(path, done, Map.of());
  }

  /**
   * Does it to each of these; one that is not there does not keep the others from it.
   *
   * @return the exit code
   * @throws CommandFailure if no daemon runs
   */
  int on(List<Reference> references, Path data, Shell shell) {
    LocalDaemon daemon = new LocalDaemon(data);
    Map<String, @Nullable Object> body = Json.object("by", by(shell));
    body.putAll(more);
    String line = Json.line(body);
    int code = Cli.DONE;
    for (Reference reference : references) {
      switch (daemon.post("/api/conversations/" + reference + "/" + path, line)) {
        case Reply.Good _ -> shell.out().println(reference + " " + done);
        case Reply.Refused(int status, String message) when status < 500 -> {
          shell.err().println("kuittaus: " + message);
          code = Cli.USAGE;
        }
        case Reply.Refused(_, String message) ->
            throw CommandFailure.unreachable(reference + ": " + message);
        case Reply.Nobody(String why) -> throw CommandFailure.unreachable(why);
      }
    }
    return code;
  }

  /** Who acts, for the history. */
  static String by(Shell shell) {
    return "by command" + user(shell);
  }

  private static String user(Shell shell) {
    Optional<String> user =
        shell.variables().apply("SUDO_USER").or(() -> shell.variables().apply("USER"));
    return user.map(name -> Printable.clipped(name, LONGEST_NAME))
        .filter(name -> !name.isEmpty())
        .map(name -> " of " + name)
        .orElse("");
  }
}
