package fi.kuittaus.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command has of the process that it runs in.
 *
 * @param in standard input, UTF-8
 * @param out standard output, UTF-8: results only
 * @param err standard error, UTF-8: what went wrong
 * @param variables the value of an environment variable; empty: it is not set
 * @param clock what time it is, where the command line does not say
 */
public record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Function<String, Optional<String>> variables,
    InstantSource clock) {
  /** The process's own. */
  public static Shell system() {
    return new Shell(
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        name -> Optional.ofNullable(System.getenv(name)),
        InstantSource.system());
  }
}
