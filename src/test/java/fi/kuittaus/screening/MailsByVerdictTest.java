package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole mails as files: each lies in the folder of the verdict that it must get. */
class MailsByVerdictTest {
  private static final Path MAILS =
      Path.of("src", "test", "resources", "fi", "kuittaus", "screening", "mails");

  @TestFactory
  Stream<DynamicTest> every_mail_gets_the_verdict_of_its_folder() throws IOException {
    try (Stream<Path> files = Files.walk(MAILS)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream()
          .map(file ->
              DynamicTest.dynamicTest(MAILS.relativize(file).toString(), () -> check(file)));
    }
  }

  private static void check(Path file) {
    Screening screening = Screener.screen(Mails.read(bytes(file)), Mails.HOUSE);
    assertThat(screening.verdict().label())
        .as("%s", screening.reasons())
        .isEqualTo(MAILS.relativize(file).getName(0).toString());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
