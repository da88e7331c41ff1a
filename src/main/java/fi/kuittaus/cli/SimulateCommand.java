package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.PromisesFile;
import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.insight.Day;
import fi.kuittaus.insight.Replay;
import fi.kuittaus.mail.TokenKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that replays the past under a changed promises.yaml. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what would have been promised, warned of, corrected and sent on each day of the past"
          + " under this promises.yaml, by the daemon's own decisions. Nothing is sent or changed.",
      "Mails in files do not tell when a matter was closed: it goes on as close-after-answer says."
    })
public final class SimulateCommand implements Callable<Integer> {
  private final Shell shell;
  private final Function<Path, TokenKey> keys;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();
  @Mixin private final PastOption past = new PastOption();

  @Option(
      names = "--promises",
      paramLabel = "FILE",
      description = "The changed promises.yaml. Default: the one that the configuration names.")
  private @Nullable Path promises;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  /** The command on this shell; {@code keys} as for {@link ExplainCommand}. */
  public SimulateCommand(Shell shell, Function<Path, TokenKey> keys) {
    this.shell = shell;
    this.keys = keys;
  }

  @Override
  public Integer call() {
    Configuration house = past.configuration(configuration, shell);
    HousePolicy policy = changed(house.housePolicy(keys.apply(house.settings().places().data())));
    Replay replay = new Replay(policy.promises(), policy.triage().fallback().urgency());
    long unusable = past.forEach(house, policy, shell, replay::add);
    if (format == OutputFormat.JSON) {
      shell.out().println(Json.line(json(replay, unusable)));
    } else {
      table(replay).lines().forEach(shell.out()::println);
    }
    return Cli.DONE;
  }

  private HousePolicy changed(HousePolicy policy) {
    if (promises == null) {
      return policy;
    }
    return switch (new PromisesFile(promises).read()) {
      case Edition.Good(var _, var rules, var _, var _) -> policy.with(rules);
      case Edition.Bad(var _, List<String> mistakes) ->
          throw CommandFailure.usage(
              mistakes.getFirst()
                  + (mistakes.size() == 1 ? "" : " (" + (mistakes.size() - 1) + " more)"));
    };
  }

  private static Table table(Replay replay) {
    Table table =
        new Table("DAY", "PROMISED", "KEPT", "MISSED", "WARNED", "CORRECTED", "UPDATES", "SENT");
    replay.days().forEach((date, day) -> row(table, date.toString(), day));
    row(table, "in all", total(replay));
    return table;
  }

  private static void row(Table table, String name, Day day) {
    table.row(
        name,
        Integer.toString(day.promised()),
        Integer.toString(day.kept()),
        Integer.toString(day.missed()),
        Integer.toString(day.warned()),
        Integer.toString(day.corrected()),
        Integer.toString(day.updates()),
        Integer.toString(day.sent()));
  }

  private static Day total(Replay replay) {
    return replay.days().values().stream().reduce(Day.EMPTY, Day::plus);
  }

  private static Map<String, @Nullable Object> json(Replay replay, long unusable) {
    return Json.object(
        "days",
        replay.days().entrySet().stream()
            .map(entry -> json(entry.getKey().toString(), entry.getValue()))
            .toList(),
        "total",
        json("in all", total(replay)),
        "unusableMails",
        unusable);
  }

  private static Map<String, @Nullable Object> json(String name, Day day) {
    return Json.object(
        "day", name,
        "promised", day.promised(),
        "kept", day.kept(),
        "missed", day.missed(),
        "warned", day.warned(),
        "corrected", day.corrected(),
        "updates", day.updates(),
        "sent", day.sent());
  }
}
