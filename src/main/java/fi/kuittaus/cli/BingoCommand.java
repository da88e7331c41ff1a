package fi.kuittaus.cli;

import fi.kuittaus.letter.Wording;
import fi.kuittaus.letter.bingo.Bingo;
import fi.kuittaus.letter.bingo.Points;
import fi.kuittaus.letter.bingo.ReadLetter;
import fi.kuittaus.reading.Register;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that tells how impersonal letters are. */
@Command(
    name = "bingo",
    mixinStandardHelpOptions = true,
    description = {
      "Tells how impersonal letters are: a point for each way, with the words found and what would"
          + " be better.",
      "Exit code 1 if a letter has three points or more, else 0; 2 if a file cannot be read."
    })
public final class BingoCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default) or json: one line for each letter.")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "The language of the letters. Default: as the letter reads.")
  private @Nullable String language;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The customer's name. Default: that of the To, if it is a person's.")
  private @Nullable String name;

  @Option(
      names = "--register",
      paramLabel = "REGISTER",
      description = "The customer's register, familiar or formal. Default: not known.")
  private @Nullable String register;

  @Option(names = "--closing", description = "Nothing more is to come: no time is needed.")
  private boolean closing;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "A letter: .txt, .html or .eml.")
  private List<Path> files = new ArrayList<>();

  /** The command on this shell. */
  public BingoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Bingo bingo = new Bingo(List.of(), List.of());
    int worst = 0;
    for (Path file : files) {
      ReadLetter letter = letter(file);
      List<Points> found = bingo.play(letter);
      worst = Math.max(worst, Bingo.score(found));
      tell(file, letter.language(), found);
    }
    return worst >= Bingo.TOO_MANY ? Cli.FINDINGS : Cli.DONE;
  }

  private ReadLetter letter(Path file) {
    LetterFile read;
    try {
      read = LetterFile.read(file);
    } catch (IOException e) {
      throw CommandFailure.usage(file + " cannot be read: " + e.getMessage());
    }
    return new ReadLetter(
        Optional.ofNullable(language).map(BingoCommand::known).orElseGet(read::language),
        read.text(),
        Optional.ofNullable(name).or(read::name),
        Optional.ofNullable(register).map(BingoCommand::register),
        List.of(),
        closing);
  }

  private static String known(String language) {
    if (!Wording.languages().contains(language)) {
      throw CommandFailure.usage(
          "there are no letters in \""
              + language
              + "\"; one of "
              + String.join(", ", Wording.languages())
              + " would do");
    }
    return language;
  }

  private static Register register(String text) {
    return List.of(Register.values()).stream()
        .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() ->
            CommandFailure.usage(
                "\"" + text + "\" is not a register; familiar or formal would do"));
  }

  private void tell(Path file, String language, List<Points> found) {
    switch (format) {
      case JSON -> shell.out().println(Json.line(BingoText.json(file, language, found)));
      case TEXT -> BingoText.lines(file, found).forEach(shell.out()::println);
    }
  }
}
