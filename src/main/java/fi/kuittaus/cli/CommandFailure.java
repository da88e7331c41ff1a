package fi.kuittaus.cli;

/** The end of a command that could not do its work, told in one line. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command line or the configuration is at fault: exit code 2. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(Cli.USAGE, message);
  }

  /** A server, or the daemon, cannot be reached: exit code 3. */
  public static CommandFailure unreachable(String message) {
    return new CommandFailure(Cli.UNREACHABLE, message);
  }

  /** What the command tells is lost: exit code 1. */
  static CommandFailure unheard() {
    return new CommandFailure(Cli.FINDINGS, "standard output cannot be written");
  }

  int exitCode() {
    return exitCode;
  }
}
