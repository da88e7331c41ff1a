package fi.kuittaus.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options by which a command finds the daemon: {@code --data}, or the configuration that names
 * it. With {@code --data} no configuration is read, and without it only kuittaus.yaml: a matter can
 * be closed while promises.yaml is broken.
 */
public final class DataFolderOption {
  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The daemon's data folder. Default: the one that the configuration names.")
  private @Nullable Path data;

  /**
   * The folder that is meant; it need not exist.
   *
   * @throws CommandFailure if it is not named and the configuration has a mistake
   */
  Path folder(Shell shell) {
    return data != null ? data : configuration.settings(shell).places().data();
  }
}
