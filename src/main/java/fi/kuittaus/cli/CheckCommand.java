package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Finding;
import fi.kuittaus.config.Loaded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
      "If the daemon runs, it also tells whether this promises.yaml is the one in force there.",
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
    Environment needed = Environment.of(shell.variables()).at(now());
    return switch (ConfigurationFiles.read(
        file, withoutSecrets ? needed.withoutSecrets() : needed)) {
      case Loaded.Refused(List<Finding> findings) -> refused(findings, InForce.of(file, needed));
      case Loaded.Good(Configuration house) -> good(house, file);
    };
  }

  private Instant now() {
    return Optional.ofNullable(at).orElseGet(shell.clock()::instant);
  }

  private int refused(List<Finding> findings, Optional<InForce> running) {
    if (format == OutputFormat.TEXT) {
      findings.forEach(shell.out()::println);
      running.ifPresent(r -> shell.out().println(r.told(Optional.empty())));
    } else {
      print(SummaryJson.of(findings), running, Optional.empty());
    }
    return Cli.USAGE;
  }

  private void print(
      Map<String, @Nullable Object> value, Optional<InForce> running, Optional<String> version) {
    running.ifPresent(r -> value.put("daemon", r.json(version)));
    running.ifPresent(_ -> value.put("shut", ways(configuration.file(shell)).json()));
    shell.out().println(Json.line(value));
  }

  private ServerWays ways(Path file) {
    return ServerWays.of(file, Environment.of(shell.variables()));
  }

  private int good(Configuration read, Path file) {
    Optional<InForce> running = InForce.of(file, Environment.of(shell.variables()));
    Optional<String> version = Optional.of(read.version());
    Instant now = now();
    Configuration house = read.warning(new LetterWarnings(read, now).all());
    Summary summary = new Summary(house, now);
    if (format == OutputFormat.TEXT) {
      new SummaryText(summary, file).lines().forEach(shell.out()::println);
      running.ifPresent(r -> shell.out().println("\n" + r.told(version)));
      running.ifPresent(_ -> ways(file).lines().forEach(shell.out()::println));
    } else {
      print(new SummaryJson(summary).value(), running, version);
    }
    return Cli.DONE;
  }
}
