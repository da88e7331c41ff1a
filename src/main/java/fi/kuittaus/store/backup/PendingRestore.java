package fi.kuittaus.store.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A restore that has been decided and may not be in place yet: a folder in the data folder with all
 * of it. Whoever finds one finishes it before the database is opened.
 */
public final class PendingRestore {
  static final String FOLDER = "restoring";
  static final String DATABASE = "kuittaus.mv.db";

  /** The file that names the folder for what was there before. */
  static final String ASIDE = "moved-to";

  /** The database last: whoever finds the new one finds all. */
  private static final List<String> PARTS = List.of("token.key", "quarantine", DATABASE);

  private PendingRestore() {}

  /**
   * Puts in place what is pending, if anything is; may be done again and again.
   *
   * @throws IOException if it cannot be; it stays pending then
   */
  public static void finish(Path data) throws IOException {
    Path stage = data.resolve(FOLDER);
    if (!Files.isDirectory(stage)) {
      return;
    }
    try (FileChannel channel = lockFile(data);
        FileLock _ = channel.lock()) {
      finishLocked(data);
    }
  }

  static FileChannel lockFile(Path data) throws IOException {
    return FileChannel.open(
        data.resolve("restore.lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }

  /** As {@link #finish}, for who has the lock already. */
  static void finishLocked(Path data) throws IOException {
    Path stage = data.resolve(FOLDER);
    Path name = stage.resolve(ASIDE);
    if (Files.exists(name)) {
      Path aside = data.resolve(Files.readString(name, StandardCharsets.UTF_8));
      for (String part : PARTS) {
        if (Files.exists(stage.resolve(part))) {
          replace(stage.resolve(part), data.resolve(part), aside);
        }
      }
      Disk.force(data);
    }
    Disk.deleteAll(stage);
  }

  private static void replace(Path fresh, Path place, Path aside) throws IOException {
    if (Files.exists(place)) {
      if (!Files.isDirectory(aside)) {
        Files.createDirectory(aside, Disk.FOLDER);
      }
      Files.move(
          place, aside.resolve(place.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
      Disk.force(aside);
    }
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
  }
}
