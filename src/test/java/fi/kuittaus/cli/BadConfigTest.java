package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code bad-config} is a broken configuration, with what {@code check} says of it.
 */
class BadConfigTest {
  private static final Path FOLDERS = Path.of("src/test/resources/bad-config");
  private static final Map<String, String> VARIABLES =
      Map.of("SET_SECRET", "hunter2", "SET_DATA", "data", "SET_EMPTY", "");

  static List<String> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyMistakeIsToldWithItsPlaceAndWhatWouldDo(String name) throws IOException {
    Path folder = FOLDERS.resolve(name);
    Typed typed =
        Typed.in(VARIABLES, "check", "--config", folder.resolve("kuittaus.yaml").toString());

    assertThat(told(typed, folder)).isEqualTo(Files.readString(folder.resolve("expected.txt")));
    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void noSecretIsTold(String name) {
    Path file = FOLDERS.resolve(name).resolve("kuittaus.yaml");
    Typed typed = Typed.in(VARIABLES, "check", "--config", file.toString(), "--format", "json");

    assertThat(typed.out())
        .doesNotContain("hunter2")
        .doesNotContain("\"secret")
        .contains("mistakes");
  }

  @Test
  void noCommandGoesOnWithACalendarThatStaysShut() {
    Path file = FOLDERS.resolve("calendar-that-stays-shut").resolve("kuittaus.yaml");
    Typed typed = Typed.in(VARIABLES, "when", "--config", file.toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains("promises.yaml:3:3: shut: this calendar does not open within two years")
        .contains("(1 more: kuittaus check)");
  }

  @Test
  void thereAreManyWaysToBreakAConfiguration() throws IOException {
    assertThat(folders()).hasSizeGreaterThanOrEqualTo(25);
  }

  private static String told(Typed typed, Path folder) {
    return typed.out().replace(folder + "/", "").replace(folder.toString(), ".");
  }
}
