package fi.kuittaus.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * What came of a command that somebody typed.
 *
 * @param out standard output, with {@code \n} as the end of a line
 * @param err standard error, likewise
 */
record Typed(int exitCode, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  /** Runs {@code check} or {@code when} at {@link #NOW}. */
  static Typed in(Map<String, String> variables, String... args) {
    return in(
        variables, "", shell -> List.of(new CheckCommand(shell), new WhenCommand(shell)), args);
  }

  static Typed of(String... args) {
    return in(Map.of(), args);
  }

  static Typed in(
      Map<String, String> variables,
      String input,
      Function<Shell, List<? extends Callable<Integer>>> commands,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            name -> Optional.ofNullable(variables.get(name)),
            InstantSource.fixed(NOW));
    int code = new Cli(shell, commands.apply(shell)).run(args);
    return new Typed(code, text(out), text(err));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
