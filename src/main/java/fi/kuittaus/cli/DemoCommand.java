package fi.kuittaus.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that shows the daemon at work on sample customers. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the daemon at work: an embedded mail server, sample customers, a fast clock, nothing"
          + " to set up and nothing left behind. Runs until Ctrl-C, so that you can join in with a"
          + " mail program.",
      "With --once it ends with the story: exit code 0 if all of it was seen, 1 if not."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int FASTEST = 3600;
  private final Shell shell;
  private final Show show;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "How many times as fast as the real clock, 1 to 3600. Default: 240, which tells the story"
              + " within a minute.")
  private int speed = 240;

  @Option(names = "--once", description = "Ends when the story has been told.")
  private boolean once;

  @Option(
      names = "--color",
      negatable = true,
      description = "In colour, or not. Default: in colour on a terminal without NO_COLOR.")
  private @Nullable Boolean colour;

  /** A demo that can be performed. */
  @FunctionalInterface
  public interface Show {
    /**
     * Performs it, on this shell's standard output.
     *
     * @return whether all was seen that had to be
     */
    boolean perform(int speed, boolean once, boolean colour, Shell shell)
        throws InterruptedException;
  }

  /** The command on this shell, which performs that demo. */
  public DemoCommand(Shell shell, Show show) {
    this.shell = shell;
    this.show = show;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (speed < 1 || speed > FASTEST) {
      throw CommandFailure.usage("--speed is a number from 1 to " + FASTEST);
    }
    boolean inColour = colour == null ? Paint.of(shell).on() : colour;
    return show.perform(speed, once, inColour, shell) ? Cli.DONE : Cli.FINDINGS;
  }
}
