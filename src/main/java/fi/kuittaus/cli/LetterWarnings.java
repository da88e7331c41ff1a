package fi.kuittaus.cli;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.Finding;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.letter.Samples;
import fi.kuittaus.letter.bingo.Bingo;
import fi.kuittaus.letter.bingo.Points;
import fi.kuittaus.letter.bingo.ReadLetter;
import fi.kuittaus.reading.Register;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is impersonal in the letters that a house would send. */
record LetterWarnings(Configuration house, Instant now) {
  /** One for each letter that says what the house forbids, or scores too much at bingo. */
  List<Finding> all() {
    List<String> forbidden = house.rules().style().forbidden();
    Bingo bingo = new Bingo(house.rules().style().names().products(), forbidden);
    return HouseSamples.mailboxes(house).stream()
        .flatMap(mailbox -> samples(mailbox).flatMap(shown -> warning(bingo, shown).stream()))
        .distinct()
        .toList();
  }

  private Stream<Samples.Shown> samples(HouseMailbox mailbox) {
    Samples samples = HouseSamples.of(house, mailbox, now);
    return mailbox.languages().stream()
        .flatMap(language ->
            Stream.of(Register.values())
                .flatMap(register -> samples.in(language, register).stream()));
  }

  private Optional<Finding> warning(Bingo bingo, Samples.Shown shown) {
    List<Points> found = bingo.play(read(shown));
    boolean forbidden = found.stream().anyMatch(p -> p.better().contains("the house forbids it"));
    if (Bingo.score(found) < Bingo.TOO_MANY && !forbidden) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Finding.Severity.WARNING,
            place(shown).toString(),
            new Finding.Position(1, 1),
            shown.name()
                + " scores "
                + Counted.of(Bingo.score(found), "point")
                + " at bingo: "
                + found.stream()
                    .map(
                        p -> p.words().isEmpty() ? p.better() : p.words() + " (" + p.better() + ")")
                    .collect(Collectors.joining("; "))));
  }

  /** The letter's own file, or what else the words come from. */
  private Path place(Samples.Shown shown) {
    return house
        .settings()
        .places()
        .letters()
        .map(folder -> folder.resolve(shown.name() + ".peb"))
        .filter(java.nio.file.Files::exists)
        .orElse(house.settings().places().promises());
  }

  private static ReadLetter read(Samples.Shown shown) {
    boolean closing = shown.kind().isLast();
    return new ReadLetter(
        shown.name().substring(0, shown.name().indexOf('/')),
        shown.mail().text(),
        Optional.of(shown.customer()),
        Optional.empty(),
        List.of(),
        closing);
  }
}
