package fi.kuittaus.world;

import fi.kuittaus.lab.UnsyncedFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A busy desk's year, small: ten days with every source of trouble but cuts of the power. The whole
 * one is {@code mvn test -Pyear}; {@code -Dkuittaus.seed=7} is another.
 */
class YearTest {
  private static final int DAYS = Integer.getInteger("kuittaus.year.days", 10);
  private static final int CONVERSATIONS = Integer.getInteger("kuittaus.year.conversations", 300);
  private static final long SEED = Long.getLong("kuittaus.seed", 14);

  private static UnsyncedFiles files;
  @TempDir Path data;
  private long begun;

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
  void whatAlwaysHoldsHoldsForABusyDesk() {
    begun = System.nanoTime();
    World world =
        new World(
            Scenario.busy(SEED, DAYS, (double) CONVERSATIONS / DAYS), data, files, this::progress);
    world.run();
    progress(world);
  }

  private void progress(World world) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    int matters = world.ledger.matters.size();
    Instant start = world.begunAt();
    System.out.printf(
        "day %3d: %,7d matters, %,9d letters, %,5.0f s, %.1f matters a second%n",
        Duration.between(start, world.time.now()).toDays(),
        matters,
        world.ledger.letters.size(),
        seconds,
        matters / seconds);
  }
}
