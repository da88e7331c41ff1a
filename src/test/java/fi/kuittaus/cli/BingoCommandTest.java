package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BingoCommandTest {
  @TempDir private Path folder;

  private Typed typed(String... args) {
    String[] all = Stream.concat(Stream.of("bingo"), Stream.of(args)).toArray(String[]::new);
    return Typed.in(Map.of(), "", shell -> List.of(new BingoCommand(shell)), all);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void anImpersonalLetterIsExplained() throws IOException {
    String letter =
        "Dear customer,\n\nThank you for your patience. Your ticket will be handled as soon as"
            + " possible.\n";
    Typed typed = typed(file("a.txt", letter));
    assertThat(typed.out())
        .contains("a.txt: 3 points", "Thank you for your patience", "as soon as possible");
    assertThat(typed.exitCode()).isEqualTo(1);
  }

  @Test
  void aGoodLetterHasNoPoint() throws IOException {
    Typed typed =
        typed(
            "--format",
            "json",
            file(
                "a.html",
                "<p>Hei Maija,</p><p>kiitos viestistäsi, se on tullut perille. Vastaamme sinulle"
                    + " viimeistään keskiviikkona 25.11. klo 15.</p>"));
    assertThat(typed.out()).contains("\"language\":\"fi\",\"score\":0,\"findings\":[]");
    assertThat(typed.exitCode()).isZero();
  }

  @Test
  void ofAMailTheNameInTheToCounts() throws IOException {
    String mail =
        """
        From: support@example.com
        To: Maija Virtanen <maija@example.org>
        Content-Type: text/plain; charset=utf-8

        Hei,

        vastaamme sinulle viimeistään keskiviikkona 25.11. klo 15.
        """;
    Typed typed = typed("--language", "fi", file("a.eml", mail));
    assertThat(typed.out()).contains("a.eml: 1 point", "greet Maija by name");
    assertThat(typed.exitCode()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    Typed typed = typed(folder.resolve("none.txt").toString());
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("none.txt cannot be read");
  }
}
