package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Finding;
import fi.kuittaus.config.Loaded;
import fi.kuittaus.config.Settings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --config}, which most commands have. */
public final class ConfigurationOption {
  private static final String USUAL = "config/kuittaus.yaml";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "kuittaus.yaml. Default: $KUITTAUS_CONFIG, or " + USUAL + ".")
  private @Nullable Path file;

  /** The file that is meant. */
  Path file(Shell shell) {
    return file != null ? file : Path.of(shell.variables().apply("KUITTAUS_CONFIG").orElse(USUAL));
  }

  /**
   * The configuration with its secrets, for a command that connects to servers.
   *
   * @throws CommandFailure with the first mistake, if there is one
   */
  public Configuration read(Shell shell) {
    return usable(shell, Environment.of(shell.variables()));
  }

  /**
   * The configuration for a command that connects to nothing: variables and secret files need not
   * be there.
   *
   * @throws CommandFailure with the first mistake, if there is one
   */
  public Configuration readWithoutSecrets(Shell shell) {
    return usable(shell, Environment.of(shell.variables()).withoutSecrets());
  }

  /**
   * What kuittaus.yaml says, whatever stands in promises.yaml, for a command that only looks for
   * the daemon.
   *
   * @throws CommandFailure with the first mistake, if there is one
   */
  Settings settings(Shell shell) {
    Environment environment = Environment.of(shell.variables()).withoutSecrets();
    return ConfigurationFiles.settings(file(shell), environment)
        .orElseGet(() -> readWithoutSecrets(shell).settings());
  }

  private Configuration usable(Shell shell, Environment environment) {
    return switch (ConfigurationFiles.read(file(shell), environment.at(shell.clock().instant()))) {
      case Loaded.Good(Configuration configuration) -> configuration;
      case Loaded.Refused(List<Finding> findings) -> throw CommandFailure.usage(first(findings));
    };
  }

  private static String first(List<Finding> findings) {
    List<Finding> mistakes =
        findings.stream().filter(f -> f.severity() == Finding.Severity.MISTAKE).toList();
    int more = mistakes.size() - 1;
    return mistakes.getFirst() + (more == 0 ? "" : " (" + more + " more: kuittaus check)");
  }
}
