package fi.kuittaus;

import fi.kuittaus.cli.AdviseCommand;
import fi.kuittaus.cli.BackupCommand;
import fi.kuittaus.cli.BingoCommand;
import fi.kuittaus.cli.BrakeCommand;
import fi.kuittaus.cli.CallbackCommand;
import fi.kuittaus.cli.CheckCommand;
import fi.kuittaus.cli.ClaimCommand;
import fi.kuittaus.cli.Cli;
import fi.kuittaus.cli.CloseCommand;
import fi.kuittaus.cli.CommandFailure;
import fi.kuittaus.cli.DemoCommand;
import fi.kuittaus.cli.ExplainCommand;
import fi.kuittaus.cli.ForgetCommand;
import fi.kuittaus.cli.IncidentCommand;
import fi.kuittaus.cli.LettersCommand;
import fi.kuittaus.cli.ListCommand;
import fi.kuittaus.cli.NoteCommand;
import fi.kuittaus.cli.PauseCommand;
import fi.kuittaus.cli.PromiseCommand;
import fi.kuittaus.cli.ReloadCommand;
import fi.kuittaus.cli.ReopenCommand;
import fi.kuittaus.cli.RestoreCommand;
import fi.kuittaus.cli.ResumeCommand;
import fi.kuittaus.cli.RunCommand;
import fi.kuittaus.cli.Shell;
import fi.kuittaus.cli.ShowCommand;
import fi.kuittaus.cli.SimulateCommand;
import fi.kuittaus.cli.WhenCommand;
import fi.kuittaus.config.Configuration;
import fi.kuittaus.store.StoreException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

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
            new AdviseCommand(shell, DataFolder::keyOf),
            new SimulateCommand(shell, DataFolder::keyOf),
            new BingoCommand(shell),
            new LettersCommand(shell),
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
            new ReloadCommand(shell),
            new ClaimCommand(shell),
            new BackupCommand(shell),
            new RestoreCommand(shell),
            new ForgetCommand(shell)));
  }

  private static void run(Configuration configuration) {
    Daemon daemon = started(configuration);
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close, "stop"));
    throw CommandFailure.unreachable(daemon.awaitGivingUp());
  }

  /**
   * What keeps it from starting is for ops to mend: one line that says what, not a stack trace.
   * Where it may be otherwise a minute later, whoever runs it is to start it again.
   */
  private static Daemon started(Configuration configuration) {
    try {
      return Daemon.start(configuration, InstantSource.system(), Tempo.asTold());
    } catch (StoreException | UncheckedIOException e) {
      String why = String.valueOf(e.getMessage());
      throw e instanceof StoreException store && store.isDamage()
          ? CommandFailure.usage(why)
          : CommandFailure.unreachable(why);
    } catch (IllegalStateException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** Before the first class that logs is loaded: a daemon's log is its result. */
  private static void logOutcomes() {
    System.setProperty("kuittaus.log.level", "INFO");
    System.setProperty("kuittaus.log.target", "System.out");
  }
}
