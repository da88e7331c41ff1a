package fi.kuittaus.world;

import fi.kuittaus.lab.UnsyncedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must always hold holds in a simulated world, over many seeds. A failure names its seed, with
 * which it comes again: {@code -Dkuittaus.seed=7}; {@code -Dkuittaus.days=10000} simulates longer.
 */
class WorldTest {
  /**
   * The days of one seed. Short, as long as H2 loses commits that it has synced: the oftener it is
   * killed over a database that has grown, the likelier durable breaks.
   */
  private static final int RUN = Integer.getInteger("kuittaus.run", 9);

  private static final int DAYS = Integer.getInteger("kuittaus.days", 72);
  private static final long SEED = Long.getLong("kuittaus.seed", 14);

  /** Whether a smaller scenario is looked for when one fails. */
  private static final boolean SHRINK =
      Boolean.parseBoolean(System.getProperty("kuittaus.shrink", "true"));

  private static UnsyncedFiles files;
  @TempDir Path data;
  private int runs;

  @BeforeAll
  static void openTheDisk() {
    files = UnsyncedFiles.register("async");
    LoggedErrors.listen();
  }

  @AfterAll
  static void closeTheDisk() {
    LoggedErrors.listenNoMore();
    files.close();
  }

  @Test
  void whatAlwaysHoldsHoldsInASimulatedWorld() {
    for (int days = 0; days < DAYS; days += RUN) {
      Scenario scenario = Scenario.full(SEED + days / RUN, Math.min(RUN, DAYS - days));
      run(scenario).ifPresent(broken -> fail(scenario, broken));
    }
  }

  private void fail(Scenario scenario, Broken broken) {
    Shrink.Failure failure = new Shrink.Failure(scenario, broken);
    Shrink.Failure smallest = SHRINK ? new Shrink(this::run).smallest(failure) : failure;
    throw new AssertionError(
        "seed %d breaks %s%n%s%n%nsmallest: %s%n%s"
            .formatted(
                scenario.seed(),
                broken.invariant(),
                broken.getMessage(),
                smallest.scenario(),
                smallest.broken().getMessage()));
  }

  private Optional<Broken> run(Scenario scenario) {
    Path folder = data.resolve("run-" + ++runs);
    try {
      Files.createDirectory(folder);
      new World(scenario, folder, files).run();
      return Optional.empty();
    } catch (Broken broken) {
      return Optional.of(broken);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
