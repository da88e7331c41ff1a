package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.letter.Samples;
import fi.kuittaus.reading.Register;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that shows the letters of a house, and begins its own. */
@Command(
    name = "letters",
    mixinStandardHelpOptions = true,
    description = "Shows the letters that customers would get, and begins letters of your own.")
public final class LettersCommand implements Callable<Integer> {
  private final Shell shell;

  /** The command on this shell. */
  public LettersCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    throw CommandFailure.usage("letters needs a word more: new or preview");
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description =
          "Copies a built-in letter into the directory that letters: names, for you to edit."
              + " Never overwrites.")
  int begin(
      @Mixin ConfigurationOption configuration,
      @Parameters(paramLabel = "LETTER", description = "As fi/acknowledgement.") String name) {
    @Nullable String text = Letters.templates().get(name);
    if (text == null) {
      throw CommandFailure.usage(
          "no letter is called "
              + Printable.clipped(name, 60)
              + "; there are "
              + String.join(", ", Letters.templates().keySet().stream().sorted().toList()));
    }
    Path file = folder(configuration).resolve(name + ".peb");
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.usage(file + " is there already; nothing was written");
    } catch (IOException e) {
      throw CommandFailure.usage(file + " cannot be written: " + e.getMessage());
    }
    shell.out().println(file + " is yours to edit; kuittaus check tells its mistakes");
    return Cli.DONE;
  }

  private Path folder(ConfigurationOption configuration) {
    Configuration house = configuration.readWithoutSecrets(shell);
    return house
        .settings()
        .places()
        .letters()
        .orElseThrow(() ->
            CommandFailure.usage(
                configuration.file(shell)
                    + " names no directory of letters; letters: letters/ would do"));
  }

  @Command(
      name = "preview",
      mixinStandardHelpOptions = true,
      description = {
        "Shows letters to an invented customer as your house would write them.",
        "--all writes one page of HTML with all letters of all mailboxes."
      })
  int preview(
      @Mixin ConfigurationOption configuration,
      @Option(names = "--all", description = "All letters, as one page of HTML.") boolean all,
      @Option(names = "--formal", description = "In the formal register.") boolean formal,
      @Parameters(
              paramLabel = "LETTER",
              arity = "0..1",
              description = "As fi/acknowledgement-fault. Default: all of the first mailbox.")
          @Nullable String name) {
    Configuration house = configuration.readWithoutSecrets(shell);
    if (all) {
      shell.out().print(new PreviewPage(everything(house)).html());
      return Cli.DONE;
    }
    Register register = formal ? Register.FORMAL : Register.FAMILIAR;
    List<Samples.Shown> shown = ofFirst(house, register);
    List<Samples.Shown> wanted =
        shown.stream().filter(s -> name == null || s.name().equals(name)).toList();
    if (wanted.isEmpty()) {
      throw CommandFailure.usage(
          "no sample is called "
              + Printable.clipped(String.valueOf(name), 60)
              + "; there are "
              + String.join(", ", shown.stream().map(Samples.Shown::name).toList()));
    }
    wanted.forEach(this::tell);
    return Cli.DONE;
  }

  private void tell(Samples.Shown shown) {
    shell.out().println("--- " + shown.name());
    shell.out().println("Subject: " + shown.mail().subject() + "\n");
    shell.out().println(shown.mail().text());
  }

  private List<Samples.Shown> ofFirst(Configuration house, Register register) {
    return of(house, HouseSamples.mailboxes(house).getFirst(), register).toList();
  }

  private List<Samples.Shown> everything(Configuration house) {
    return HouseSamples.mailboxes(house).stream()
        .flatMap(mailbox ->
            Stream.of(Register.values()).flatMap(register -> of(house, mailbox, register)))
        .toList();
  }

  private Stream<Samples.Shown> of(Configuration house, HouseMailbox mailbox, Register register) {
    Samples samples = HouseSamples.of(house, mailbox, shell.clock().instant());
    return mailbox.languages().stream()
        .flatMap(language -> samples.in(language, register).stream());
  }
}
