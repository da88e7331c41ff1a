package fi.kuittaus.cli;

import fi.kuittaus.config.Settings;
import fi.kuittaus.store.ClaimFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that gives this data folder's daemon the right to send, whoever has it now. */
@Command(
    name = "claim",
    mixinStandardHelpOptions = true,
    description = {
      "Gives the daemon of this data folder the right to send: after a backup was restored, or the"
          + " data was moved. Another one on the same mailbox stops sending by itself.",
      "The daemon acts on it within seconds, or at its next start."
    })
public final class ClaimCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(
      names = "--mailbox",
      paramLabel = "NAME",
      description = "One mailbox by its name in the configuration. Default: all.")
  private @Nullable String mailbox;

  /** The command on this shell. */
  public ClaimCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Settings settings = configuration.readWithoutSecrets(shell).settings();
    List<String> claimed = named(settings.mailboxes().keySet());
    Path data = settings.places().data();
    if (!Files.isDirectory(data)) {
      throw CommandFailure.usage("there is no data folder " + data + ": nothing has run here yet");
    }
    ClaimFiles files = new ClaimFiles(data);
    try {
      for (String name : claimed) {
        files.ask(name, "claimed at " + shell.clock().instant());
      }
    } catch (IOException e) {
      throw CommandFailure.usage("the claim cannot be left in " + data + ": " + e.getMessage());
    }
    shell.out().println("claimed: " + String.join(", ", claimed));
    shell
        .out()
        .println(
            "The daemon of "
                + data
                + " acts on it within seconds, or at its next start. If another one sends now, it"
                + " stops at its next look, and this one begins then, within 6 minutes.");
    return Cli.DONE;
  }

  private List<String> named(Set<String> known) {
    Optional<String> one = Optional.ofNullable(mailbox);
    if (one.isPresent() && !known.contains(one.get())) {
      throw CommandFailure.usage(
          "there is no mailbox "
              + Printable.clipped(one.get(), 100)
              + "; the configuration has "
              + String.join(", ", known));
    }
    return one.map(List::of).orElseGet(() -> List.copyOf(known));
  }
}
