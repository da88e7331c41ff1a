package fi.kuittaus.cli;

import fi.kuittaus.config.Nearest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: finds the command that is meant, and tells in one line why it failed.
 *
 * <p>A command is an object with picocli's {@code @Command} that is a {@code Callable<Integer>}: it
 * returns an exit code, or throws a {@link CommandFailure}. The root builds the commands, and
 * passes what they start to their constructors.
 */
public final class Cli {
  /** What was asked for is done. */
  public static final int DONE = 0;

  /** The command did its work and found something, or could not tell what. */
  public static final int FINDINGS = 1;

  /** The command line or the configuration is at fault. */
  public static final int USAGE = 2;

  /** A server, or the daemon, cannot be reached. */
  public static final int UNREACHABLE = 3;

  private static final int LONGEST_ECHO = 100;

  private final Shell shell;
  private final CommandLine line;

  /** A command line with these commands, listed by help in this order. */
  public Cli(Shell shell, List<? extends Callable<Integer>> commands) {
    this.shell = shell;
    this.line = new CommandLine(new Root());
    commands.forEach(line::addSubcommand);
    line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .registerConverter(Instant.class, Instants::option)
        .registerConverter(OutputFormat.class, OutputFormat::option)
        .registerConverter(LineFormat.class, LineFormat::option)
        .registerConverter(Arrival.class, Arrival::option)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler(this::failed);
  }

  /** Runs one command; never throws. */
  public int run(String... args) {
    int code = line.execute(args);
    return unheard() ? told(CommandFailure.unheard()) : code;
  }

  private int misused(ParameterException e, String... args) {
    if (e instanceof UnmatchedArgumentException unmatched && isNoCommand(unmatched)) {
      return told(USAGE, noCommand(unmatched));
    }
    String near =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
            ? "; did you mean \"" + unmatched.getSuggestions().getFirst() + "\"?"
            : "";
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return told(USAGE, oneLine(e) + near + " (" + help + " tells more)");
  }

  private int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (unheard()) {
      return FINDINGS; // told at the end
    }
    return e instanceof CommandFailure failure
        ? told(failure)
        : told(USAGE, "unexpected: " + e.getClass().getSimpleName() + ": " + oneLine(e));
  }

  private boolean isNoCommand(UnmatchedArgumentException e) {
    return e.getCommandLine().getParent() == null && !e.getUnmatched().getFirst().startsWith("-");
  }

  private String noCommand(UnmatchedArgumentException e) {
    String typed = e.getUnmatched().getFirst();
    String meant =
        Nearest.to(typed, line.getSubcommands().keySet())
            .or(() -> e.getSuggestions().stream().findFirst())
            .map(name -> "; did you mean " + name + "?")
            .orElse("");
    return "no such command: "
        + Printable.clipped(typed, LONGEST_ECHO)
        + meant
        + " (kuittaus --help tells more)";
  }

  /** Whether something was written that did not get out: a stream keeps its errors to itself. */
  private boolean unheard() {
    return shell.out().checkError();
  }

  private int told(CommandFailure failure) {
    return told(failure.exitCode(), oneLine(failure));
  }

  private int told(int code, String message) {
    shell.err().println("kuittaus: " + message);
    return code;
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** The program itself, without a command. */
  @Command(
      name = "kuittaus",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      description =
          "Acknowledges customers' mail, promises an answer, and keeps the promise in view.",
      footer = {
        "",
        "Exit codes: 0 done, 1 findings (or standard output lost), 2 usage or configuration, 3"
            + " unreachable."
      })
  private static final class Root implements Callable<Integer> {
    @Override
    public Integer call() {
      throw CommandFailure.usage("a command is missing (kuittaus --help lists them)");
    }
  }
}
