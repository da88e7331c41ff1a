package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void house() throws IOException {
    Files.writeString(
        folder.resolve("kuittaus.yaml"),
        """
        data: data
        promises: promises.yaml
        letters: own
        desk: { email: team@example.com }
        mailboxes:
          support:
            address: support@example.com
            languages: [fi]
            imap: { host: imap.example.com, user: support, password: secret }
            smtp: { host: smtp.example.com, user: support, password: secret }
        """);
    promises("");
  }

  private void promises(String house) throws IOException {
    Files.writeString(
        folder.resolve("promises.yaml"),
        """
        calendars:
          office: { zone: Europe/Helsinki, open: { mon-fri: "08:00-16:00" } }
        urgencies:
          normal: { answer-within: 1 business day, calendar: office }
        """
            + house);
  }

  private Typed typed(String... args) {
    String[] config = {"--config", folder.resolve("kuittaus.yaml").toString()};
    return Typed.in(
        Map.of(),
        "",
        shell -> List.of(new LettersCommand(shell), new CheckCommand(shell)),
        Stream.concat(Stream.of(args), Stream.of(config)).toArray(String[]::new));
  }

  @Test
  void aLetterOfTheirOwnBeginsAsTheBuiltInOneAndIsNeverOverwritten() throws IOException {
    Path file = folder.resolve("own/fi/acknowledgement.peb");
    assertThat(typed("letters", "new", "fi/acknowledgement").exitCode()).isZero();
    assertThat(file).content().contains("{{ answerBy }}");
    Files.writeString(file, "oma kirje, vastaamme viimeistään {{ answerBy }}.");
    Typed again = typed("letters", "new", "fi/acknowledgement");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(file).content().startsWith("oma kirje");
  }

  @Test
  void aLetterThatDoesNotExistIsRefusedWithThoseThatDo() {
    Typed typed = typed("letters", "new", "fi/acknowledgment");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("no letter is called fi/acknowledgment", "fi/frame");
  }

  @Test
  void thePreviewShowsTheHousesOwnLettersAndStyle() throws IOException {
    promises("house: { greeting: { fi: Moikka } }\n");
    Files.createDirectories(folder.resolve("own/fi"));
    Files.writeString(folder.resolve("own/fi/acknowledgement.peb"), "oma: {{ answerBy }}.");
    assertThat(typed("letters", "preview", "fi/acknowledgement-question").out())
        .contains("Moikka Aino,", "oma: keskiviikkona 25.11. klo 15.");
    String page = typed("letters", "preview", "--all").out();
    assertThat(page).startsWith("<!DOCTYPE html>").contains("fi/correction-seen, formal", "oma: ");
  }

  @Test
  void aMistakeInAnOwnLetterIsToldWithItsFileAndLine() throws IOException {
    Files.createDirectories(folder.resolve("own/fi"));
    Path file = folder.resolve("own/fi/acknowledgement.peb");
    Files.writeString(file, "hei\n{{ nimi }}");
    Typed typed = typed("check");
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.out()).contains(file + ":2:1: \"nimi\" is unknown; there are");
  }

  @Test
  void checkWarnsOfAnImpersonalLetterAndOfForbiddenWords() throws IOException {
    assertThat(typed("check").out()).doesNotContain("bingo");
    Files.createDirectories(folder.resolve("own/fi"));
    Files.writeString(
        folder.resolve("own/fi/follow-up.peb"),
        "kiitämme yhteydenotostanne. Asiakas voi seurata tuotetta, ja vastaamme mahdollisimman"
            + " pian.");
    promises("house: { forbidden: [selvitämme] }\n");
    Typed typed = typed("check");
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out())
        .contains("own/fi/follow-up.peb:1:1: warning: fi/follow-up scores 4 points at bingo: ")
        .contains("promises.yaml:1:1: warning: fi/status-update-seen scores", "selvitämme");
  }
}
