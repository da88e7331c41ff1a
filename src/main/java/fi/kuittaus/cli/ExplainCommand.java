package fi.kuittaus.cli;

import fi.kuittaus.cli.mailfiles.MailFiles;
import fi.kuittaus.cli.mailfiles.StoredMail;
import fi.kuittaus.config.Configuration;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.TokenKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that tells what would happen to mails, and why, without doing it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what would happen to mails, and why. Nothing is sent or stored.",
      "Each mail is judged alone, as its sender's first, just arrived: rules about age, rates,"
          + " repeats and state do not apply."
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Shell shell;
  private final Function<Path, TokenKey> keys;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "When the mails arrive, ISO 8601 with offset. Default: now.")
  private @Nullable Instant at;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or jsonl.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(names = "--letter", description = "With the letter that the customer would get.")
  private boolean letter;

  @Parameters(
      paramLabel = "FILE|DIR|MBOX",
      arity = "1..*",
      description = "A mail, an mbox, a Maildir, or a directory of *.eml files.")
  private List<Path> paths = new ArrayList<>();

  /**
   * The command on this shell.
   *
   * @param keys the key of our tokens in a data folder
   */
  public ExplainCommand(Shell shell, Function<Path, TokenKey> keys) {
    this.shell = shell;
    this.keys = keys;
  }

  @Override
  public Integer call() {
    Explainer explainer = explainer();
    paths.forEach(ExplainCommand::requireReadable);
    for (Path path : paths) {
      try {
        new MailFiles(path).forEach(mail -> tell(mail, explainer.explain(mail.raw())));
      } catch (IOException e) {
        throw CommandFailure.usage(path + " cannot be read: " + e.getMessage());
      }
    }
    return Cli.DONE;
  }

  private Explainer explainer() {
    Configuration house = configuration.readWithoutSecrets(shell);
    HousePolicy policy = house.housePolicy(keys.apply(house.settings().places().data()));
    List<HouseMailbox> inOrder =
        house.settings().mailboxes().keySet().stream().map(policy::mailbox).toList();
    return new Explainer(
        policy,
        inOrder,
        Letters.with(house.letters()),
        Optional.ofNullable(at).orElseGet(shell.clock()::instant));
  }

  private static void requireReadable(Path path) {
    if (!Files.exists(path)) {
      throw CommandFailure.usage("there is no " + path);
    }
    if (!Files.isReadable(path)) {
      throw CommandFailure.usage(path + " cannot be read");
    }
  }

  private void tell(StoredMail mail, Explanation explanation) {
    if (shell.out().checkError()) {
      throw CommandFailure.unheard();
    }
    switch (format) {
      case JSON ->
          shell.out().println(Json.line(new ExplanationJson(mail, explanation, letter).value()));
      case TEXT ->
          new ExplanationText(mail, explanation, letter).lines().forEach(shell.out()::println);
    }
  }
}
