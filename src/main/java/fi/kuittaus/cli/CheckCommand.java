package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Finding;
import fi.kuittaus.config.Loaded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that tells every mistake in the configuration, or what it comes to. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tells every mistake in the configuration with its file, line and column; or, if there is"
          + " none, what it comes to: mailboxes, promises, the next twelve months' closed days.",
      "Exit code 0 if it can be used, also with warnings; 2 if not."
    })
public final class CheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The instant that examples and closed days start from. Default: now.")
  private @Nullable Instant at;

  @Option(
      names = "--without-secrets",
      description = "Environment variables and files with secrets need not be there.")
  private boolean withoutSecrets;

  /** The command on this shell. */
  public CheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path file = configuration.file(shell);
    Environment needed = Environment.of(shell.variables());
    return switch (ConfigurationFiles.read(
        file, withoutSecrets ? needed.withoutSecrets() : needed)) {
      case Loaded.Refused(List<Finding> findings) -> refused(findings);
      case Loaded.Good(Configuration house) -> good(house, file);
    };
  }

  private int refused(List<Finding> findings) {
    if (format == OutputFormat.TEXT) {
      findings.forEach(shell.out()::println);
    } else {
      shell.out().println(Json.line(SummaryJson.of(findings)));
    }
    return Cli.USAGE;
  }

  private int good(Configuration read, Path file) {
    Instant now = Optional.ofNullable(at).orElseGet(shell.clock()::instant);
    Configuration house = read.warning(new LetterWarnings(read, now).all());
    Summary summary = new Summary(house, now);
    if (format == OutputFormat.TEXT) {
      new SummaryText(summary, file).lines().forEach(shell.out()::println);
    } else {
      shell.out().println(Json.line(new SummaryJson(summary).value()));
    }
    return Cli.DONE;
  }
}
