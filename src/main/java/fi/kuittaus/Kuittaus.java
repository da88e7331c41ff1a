package fi.kuittaus;

import fi.kuittaus.cli.CheckCommand;
import fi.kuittaus.cli.Cli;
import fi.kuittaus.cli.CloseCommand;
import fi.kuittaus.cli.DemoCommand;
import fi.kuittaus.cli.ExplainCommand;
import fi.kuittaus.cli.ListCommand;
import fi.kuittaus.cli.ReopenCommand;
import fi.kuittaus.cli.RunCommand;
import fi.kuittaus.cli.Shell;
import fi.kuittaus.cli.ShowCommand;
import fi.kuittaus.cli.WhenCommand;
import fi.kuittaus.config.Configuration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program's entry point. */
public final class Kuittaus {
  private Kuittaus() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("run")) {
      logOutcomes();
    }
    System.exit(commands(Shell.system()).run(args));
  }

  private static Cli commands(Shell shell) {
    return new Cli(
        shell,
        List.of(
            new RunCommand(shell, Kuittaus::run),
            new DemoCommand(shell, DemoDaemon::perform),
            new CheckCommand(shell),
            new ExplainCommand(shell, DataFolder::keyOf),
            new WhenCommand(shell),
            new ListCommand(shell),
            new ShowCommand(shell),
            new CloseCommand(shell),
            new ReopenCommand(shell)));
  }

  private static void run(Configuration configuration) throws InterruptedException {
    Daemon daemon = Daemon.start(configuration, InstantSource.system(), Tempo.USUAL);
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close, "stop"));
    new CountDownLatch(1).await();
  }

  /** Before the first class that logs is loaded: a daemon's log is its result. */
  private static void logOutcomes() {
    System.setProperty("kuittaus.log.level", "INFO");
    System.setProperty("kuittaus.log.target", "System.out");
  }
}
