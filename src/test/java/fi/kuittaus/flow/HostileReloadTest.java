package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken and hostile files saved over the {@code promises.yaml} of one running house, one after the
 * other: each is refused with its message, and between them customers are acknowledged as ever.
 */
class HostileReloadTest {
  private static final Path FOLDERS = Path.of("src/test/resources/bad-config");
  @TempDir private static Path folder;
  private static EditedHouse house;
  private static String good;

  @BeforeAll
  static void open() {
    house = new EditedHouse(folder);
    good = house.version();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** Those with a mistake in {@code promises.yaml} itself. */
  static List<Path> brokenFiles() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders
          .sorted()
          .map(f -> f.resolve("promises.yaml"))
          .filter(f -> Files.exists(f) && !expected(f).isEmpty())
          .toList();
    }
  }

  private static List<String> expected(Path broken) {
    try (Stream<String> lines = Files.lines(broken.resolveSibling("expected.txt"))) {
      return lines.filter(line -> line.startsWith("promises.yaml")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<HostileFile> hostileFiles() {
    return HostileFile.all();
  }

  @Test
  void thereAreFortyOfThem() throws IOException {
    assertThat(brokenFiles().size() + hostileFiles().size()).isGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void aBrokenFileIsRefusedWithEveryMistake(Path broken) throws IOException {
    calendarsBeside(broken);
    house.save(Files.readAllBytes(broken));
    house.watch();

    assertThat(house.refused()).isEqualTo(expected(broken));
    serviceGoesOn();
  }

  @ParameterizedTest
  @MethodSource("hostileFiles")
  void aHostileFileIsRefusedWithItsMessage(HostileFile hostile) {
    house.save(hostile.content());
    house.watch();

    assertThat(house.refused())
        .anySatisfy(mistake -> assertThat(mistake).startsWith("promises.yaml" + hostile.message()));
    assertThat(house.refused()).hasSizeLessThanOrEqualTo(201);
    assertThat(house.refused()).allSatisfy(m -> assertThat(m).hasSizeLessThan(5_000));
    serviceGoesOn();
  }

  private static void calendarsBeside(Path broken) throws IOException {
    try (Stream<Path> files = Files.list(broken.getParent())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ics")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void serviceGoesOn() {
    assertThat(house.version()).isEqualTo(good);
    assertThat(house.reloading.trouble()).isPresent();
    assertThat(house.acknowledges()).isTrue();
    house.save(EditedHouse.GOOD);
    house.watch();
    assertThat(house.refused()).isEmpty();
    assertThat(house.reloading.trouble()).isEmpty();
  }
}
