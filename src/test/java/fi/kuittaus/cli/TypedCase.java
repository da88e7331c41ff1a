package fi.kuittaus.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a command that looks at conversations or acts on them.
 *
 * @param out standard output
 * @param err standard error
 */
record TypedCase(int code, String out, String err) {
  /** Types a command, as a user named anna. */
  static TypedCase in(Instant now, Map<String, String> variables, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            name -> Optional.ofNullable(variables.get(name)),
            InstantSource.fixed(now));
    Cli cli =
        new Cli(
            shell,
            List.of(
                new ListCommand(shell),
                new ShowCommand(shell),
                new CloseCommand(shell),
                new ReopenCommand(shell),
                new NoteCommand(shell),
                new PauseCommand(shell),
                new ResumeCommand(shell),
                new PromiseCommand(shell),
                new CallbackCommand(shell),
                new IncidentCommand(shell),
                new BrakeCommand(shell),
                new CheckCommand(shell),
                new ReloadCommand(shell),
                new BackupCommand(shell),
                new RestoreCommand(shell),
                new ForgetCommand(shell)));
    int code = cli.run(args);
    return new TypedCase(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The lines of standard output. */
  List<String> lines() {
    return out.lines().toList();
  }
}
