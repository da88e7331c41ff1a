package fi.kuittaus.store.backup;

import fi.kuittaus.store.Snapshot;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The writer of backups of one data folder: database, key and quarantine in one file, while mail
 * flows. Safe for several threads; one backup is written at a time.
 *
 * <p>The database is in it as SQL statements rather than as a copy of its file: they are read by
 * every version of H2, hold nothing that has been erased, and to read them back proves them.
 */
public final class Backups {
  private final Store store;
  private final Path data;

  /** Backups of what this store and the other files of its data folder hold. */
  public Backups(Store store, Path data) {
    this.store = store;
    this.data = data;
  }

  /**
   * A backup that was written.
   *
   * @param bytes its size
   */
  public record Written(Manifest manifest, long bytes) {}

  /**
   * Writes a backup: whole, for its owner only, and on disk; or nothing at all.
   *
   * @param target a file in a folder that exists
   * @param force whether it may take the place of another
   * @throws BackupException if it cannot be written, or is there already
   */
  public synchronized Written write(Path target, boolean force, Instant now) {
    Path file = target.toAbsolutePath().normalize();
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    if (!Files.isDirectory(folder)) {
      throw new BackupException("the folder " + folder + " does not exist");
    }
    if (Files.isDirectory(file) || (Files.exists(file) && !force)) {
      throw new BackupException(
          file
              + (Files.isDirectory(file)
                  ? " is a folder"
                  : " exists already; --force replaces it"));
    }
    try {
      return write(file, folder, now);
    } catch (IOException e) {
      throw new BackupException("the backup cannot be written", e);
    } catch (StoreException e) {
      throw new BackupException("the backup cannot be written: " + e.getMessage());
    }
  }

  private Written write(Path file, Path folder, Instant now) throws IOException {
    Path work = Files.createTempDirectory(folder, ".kuittaus-backup-", Disk.FOLDER);
    Path half = file.resolveSibling(file.getFileName() + ".new");
    try {
      Path script = work.resolve("database.sql");
      Snapshot holds = store.script(script);
      Files.deleteIfExists(half);
      Manifest[] manifest = new Manifest[1];
      Disk.write(half, out -> manifest[0] = zip(out, script, holds, now));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Disk.force(folder);
      return new Written(manifest[0], Files.size(file));
    } finally {
      Files.deleteIfExists(half);
      Disk.deleteAll(work);
    }
  }

  private Manifest zip(OutputStream out, Path script, Snapshot holds, Instant now)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    Map<String, String> sums = new LinkedHashMap<>();
    add(zip, sums, "database.sql", script);
    add(zip, sums, "token.key", data.resolve("token.key"));
    for (String name : holds.quarantine()) {
      add(zip, sums, "quarantine/" + name, data.resolve("quarantine").resolve(name));
    }
    Manifest manifest = new Manifest(program(), now, holds, sums);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    return manifest;
  }

  /** What is gone by now is not in it: retention may have taken it away since. */
  private static void add(ZipOutputStream zip, Map<String, String> sums, String name, Path file)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry(name));
      sums.put(name, Disk.copy(in, zip));
      zip.closeEntry();
    } catch (NoSuchFileException _) {
      // neither in the file nor in the manifest
    }
  }

  private static String program() {
    return Optional.ofNullable(Backups.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
