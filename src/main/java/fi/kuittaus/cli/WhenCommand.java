package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.letter.Wording;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that tells what would be promised to a mail that arrives at an instant. */
@Command(
    name = "when",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what would be promised to a mail that arrives at an instant.",
      "With --format jsonl: answers each line {\"at\", \"urgency\"} of standard input by a line"
          + " {\"at\", \"urgency\", \"dueAt\", \"quoted\"} or {\"error\"}. Without lines it prints"
          + " nothing, also with --at."
    })
public final class WhenCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = {
        "When the mail arrives, ISO 8601 with offset. Default: now.",
        "With --format jsonl: the \"at\" of lines that leave it out; no default."
      })
  private @Nullable Arrival at;

  @Option(
      names = "--urgency",
      paramLabel = "NAME",
      description = {
        "Default: the urgency of mail that no rule of triage matches.",
        "With --format jsonl: that of lines that leave it out."
      })
  private @Nullable String urgency;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "The language of the wording. Default: the first mailbox's first language.")
  private @Nullable String language;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or jsonl.")
  private LineFormat format = LineFormat.TEXT;

  /** The command on this shell. */
  public WhenCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Configuration house = configuration.readWithoutSecrets(shell);
    String usualUrgency = Optional.ofNullable(urgency).orElse(house.triage().fallback().urgency());
    String tag =
        Optional.ofNullable(language)
            .orElse(house.settings().firstMailbox().identity().languages().getFirst());
    Forecast forecast = new Forecast(house.promises(), usualUrgency, wording(tag));
    return format == LineFormat.TEXT ? once(forecast) : lines(forecast);
  }

  private static Wording wording(String tag) {
    try {
      return Wording.of(tag);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("--language: " + e.getMessage());
    }
  }

  private int once(Forecast forecast) {
    Instant arrival = Optional.ofNullable(at).map(Arrival::at).orElseGet(shell.clock()::instant);
    try {
      Forecast.Answer answer = forecast.of(arrival, Optional.empty());
      shell.out().println(answer.quoted() + " (" + answer.dueAt() + ")");
      return Cli.DONE;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()));
    }
  }

  private int lines(Forecast forecast) {
    new ForecastLines(forecast, Optional.ofNullable(at)).answer(shell.in(), shell.out());
    return Cli.DONE;
  }
}
