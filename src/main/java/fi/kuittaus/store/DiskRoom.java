package fi.kuittaus.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The room on the disk that a folder lies on. A database that runs out of it in the middle of a
 * write has to be opened anew, so that work ends while there is some left. Safe for several
 * threads.
 *
 * @param least bytes that must be free
 */
public record DiskRoom(Path folder, long least) {
  /** Enough for what is under way to end in good order. */
  public static final long USUAL_LEAST = 64L * 1024 * 1024;

  /** Without so much a database looks damaged that only cannot be written. */
  public static final long LEAST_TO_OPEN = 8L * 1024 * 1024;

  /** What is lacking, in words; empty: there is room. */
  public Optional<String> lack() {
    long free;
    try {
      free = Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("the disk of " + folder + " does not answer", e);
    }
    return free >= least
        ? Optional.empty()
        : Optional.of(
            "only " + megabytes(free) + " MB are free where " + megabytes(least) + " are needed");
  }

  /**
   * Returns if there is room.
   *
   * @throws StoreException if not
   */
  public void require() {
    lack()
        .ifPresent(lack -> {
          throw new StoreException("the disk is nearly full: " + lack);
        });
  }

  private static long megabytes(long bytes) {
    return bytes / (1024 * 1024);
  }
}
