package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the mail clients of the world put around one's own words: a case for each. */
class OwnWordsCasesTest {
  private static final Path CASES =
      Path.of("src", "test", "resources", "fi", "kuittaus", "mail", "own-words.cases");

  @TestFactory
  Stream<DynamicTest> own_words_are_told_from_the_rest() throws IOException {
    return Stream.of(Files.readString(CASES).split("(?m)^=== ", -1))
        .filter(c -> !c.isEmpty())
        .map(c -> DynamicTest.dynamicTest(c.substring(0, c.indexOf('\n')), () -> check(c)));
  }

  private static void check(String written) {
    String[] halves = written.substring(written.indexOf('\n') + 1).split("(?m)^--- own\n", 2);
    assertThat(OwnWords.in(halves[0]).text().replaceAll("\n{3,}", "\n\n"))
        .isEqualTo(halves[1].strip());
  }
}
