package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of rules that people read is the program's own. */
class RulebookTest {
  private static final Path SHIPPED = Path.of("config/screening-rules.md");
  private static final Path GENERATED = Path.of("target/screening-rules.md");

  private static String table() {
    return """
    # Why a mail is screened as it is

    Each rule by the name that `explain`, `show`, the log and the store give as a reason. All rules are
    asked of each mail; the strictest verdict counts.

    | rule | looks at | means |
    | --- | --- | --- |
    """
        + Rulebook.lines().stream()
            .map(l ->
                "| `%s` | %s | %s |\n"
                    .formatted(l.name(), l.asks().label(), l.meaning().replace("|", "\\|")))
            .collect(Collectors.joining());
  }

  @Test
  void theShippedTableIsTheProgramsOwn() throws IOException {
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, table());
    assertThat(Files.readString(SHIPPED))
        .as("where rules have changed, copy %s over %s", GENERATED, SHIPPED)
        .isEqualTo(table());
  }

  @Test
  void everyNameStandsForOneRule() {
    assertThat(Rulebook.lines()).extracting(Rulebook.Line::name).doesNotHaveDuplicates();
    assertThat(Rulebook.lines()).allSatisfy(l -> assertThat(l.meaning()).endsWith("."));
    assertThat(Rulebook.meaning("repeats-itself")).isPresent();
    assertThat(Rulebook.meaning("no-such-rule")).isEmpty();
  }
}
