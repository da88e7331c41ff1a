package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.Finding;
import fi.kuittaus.config.NotYet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that runs the daemon until it is stopped. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the daemon until it is stopped (SIGTERM or Ctrl-C).")
public final class RunCommand implements Callable<Integer> {
  private final Shell shell;
  private final Daemon daemon;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  /** What runs until it is stopped. */
  @FunctionalInterface
  public interface Daemon {
    void run(Configuration configuration) throws InterruptedException;
  }

  /** The command on this shell, which runs that daemon. */
  public RunCommand(Shell shell, Daemon daemon) {
    this.shell = shell;
    this.daemon = daemon;
  }

  @Override
  public Integer call() throws InterruptedException {
    Configuration house = configuration.read(shell);
    for (Finding warning : house.warnings()) {
      shell.err().println("kuittaus: " + warning);
    }
    for (NotYet key : house.notYet()) {
      tell(key);
    }
    daemon.run(house);
    return Cli.DONE;
  }

  private void tell(NotYet key) {
    String message = key.key() + " is not in this release yet: " + key.meanwhile();
    if (key.stops()) {
      throw CommandFailure.usage(message);
    }
    shell.err().println("kuittaus: " + message);
  }
}
