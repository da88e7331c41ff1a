package fi.kuittaus.store.backup;

import fi.kuittaus.store.Snapshot;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The way back from a backup to a data folder. What is there is moved aside, never deleted.
 *
 * <p>All is made ready in a folder of its own; giving that its final name is the one step that
 * decides. Who dies before has changed nothing; who dies after has the rest done by the next start
 * ({@link PendingRestore}).
 */
public final class Restoration {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private final Path data;

  /** Into this data folder, made where there is none. */
  public Restoration(Path data) {
    this.data = data.toAbsolutePath().normalize();
  }

  /**
   * What was done.
   *
   * @param aside the folder that has what was there before; empty: there was nothing
   */
  public record Restored(Manifest manifest, Optional<Path> aside) {}

  /**
   * Puts what this file holds in place.
   *
   * @throws BackupException if the file is damaged, of a newer program, or no backup; or the data
   *     folder is in use; nothing is changed then
   */
  public Restored restore(Path file, Instant now) {
    try (ZipFile zip = open(file)) {
      Manifest manifest = checked(zip);
      if (!Files.isDirectory(data)) {
        Files.createDirectories(data, Disk.FOLDER);
      }
      try (FileChannel _ = locked(PendingRestore.lockFile(data), "another restore is under way")) {
        PendingRestore.finishLocked(data);
        return intoUnused(zip, manifest, aside(now));
      }
    } catch (IOException e) {
      throw new BackupException("the backup cannot be restored", e);
    } catch (StoreException e) {
      throw new BackupException("the backup cannot be restored: " + e.getMessage());
    }
  }

  private static ZipFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BackupException("there is no file " + file);
    }
    try {
      return new ZipFile(file.toFile());
    } catch (java.util.zip.ZipException _) {
      throw new BackupException(file + " is damaged, or no backup");
    }
  }

  private static Manifest checked(ZipFile zip) throws IOException {
    ZipEntry list = zip.getEntry(Manifest.NAME);
    if (list == null) {
      throw new BackupException(zip.getName() + " is no backup: it has no " + Manifest.NAME);
    }
    Manifest manifest;
    try (InputStream in = zip.getInputStream(list)) {
      manifest = Manifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.util.zip.ZipException _) {
      throw new BackupException(zip.getName() + " is damaged: " + Manifest.NAME);
    }
    int known = Store.newestSchema();
    if (manifest.holds().schema() > known) {
      throw new BackupException(
          "the backup is of a newer Kuittaus ("
              + manifest.program()
              + ", schema "
              + manifest.holds().schema()
              + "); this one knows schema "
              + known);
    }
    if (!manifest.sums().containsKey("database.sql")) {
      throw new BackupException(zip.getName() + " is damaged: database.sql is missing");
    }
    for (String name : manifest.sums().keySet()) {
      copy(zip, manifest, name, OutputStream.nullOutputStream());
    }
    return manifest;
  }

  private static void copy(ZipFile zip, Manifest manifest, String name, OutputStream to)
      throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new BackupException(zip.getName() + " is damaged: " + name + " is missing");
    }
    String sum;
    try (InputStream in = zip.getInputStream(entry)) {
      sum = Disk.copy(in, to);
    } catch (java.util.zip.ZipException | java.io.EOFException _) {
      throw new BackupException(zip.getName() + " is damaged: " + name);
    }
    if (!sum.equals(manifest.sums().get(name))) {
      throw new BackupException(zip.getName() + " is damaged: " + name);
    }
  }

  /**
   * With the database's file locked as H2 does: nobody opens it meanwhile, and a damaged one need
   * not be opened.
   */
  private Restored intoUnused(ZipFile zip, Manifest manifest, String aside) throws IOException {
    Path database = data.resolve(PendingRestore.DATABASE);
    if (!Files.exists(database)) {
      return restore(zip, manifest, aside);
    }
    String inUse =
        "the database in " + data + " is in use by another process: is a daemon running?";
    try (FileChannel _ = locked(FileChannel.open(database, StandardOpenOption.WRITE), inUse)) {
      return restore(zip, manifest, aside);
    }
  }

  private static FileChannel locked(FileChannel channel, String otherwise) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // as when another process has it
    }
    channel.close();
    throw new BackupException(otherwise);
  }

  private Restored restore(ZipFile zip, Manifest manifest, String aside) throws IOException {
    Path stage = data.resolve(PendingRestore.FOLDER + ".new");
    Disk.deleteAll(stage);
    try {
      Files.createDirectory(stage, Disk.FOLDER);
      fill(stage, zip, manifest, aside);
      Files.move(stage, data.resolve(PendingRestore.FOLDER), StandardCopyOption.ATOMIC_MOVE);
      Disk.force(data);
    } finally {
      Disk.deleteAll(stage);
    }
    PendingRestore.finishLocked(data);
    return new Restored(manifest, Optional.of(data.resolve(aside)).filter(Files::exists));
  }

  private static void fill(Path stage, ZipFile zip, Manifest manifest, String aside)
      throws IOException {
    Disk.write(
        stage.resolve(PendingRestore.ASIDE),
        out -> out.write(aside.getBytes(StandardCharsets.UTF_8)));
    Files.createDirectory(stage.resolve("quarantine"), Disk.FOLDER);
    for (String name : manifest.sums().keySet()) {
      Disk.write(stage.resolve(name), out -> copy(zip, manifest, name, out));
    }
    Path script = stage.resolve("database.sql");
    try (Store store = Store.scripted(stage, script)) {
      Snapshot found = store.transaction(tx -> tx.snapshot());
      if (!same(found, manifest.holds())) {
        throw new BackupException("the backup does not hold what it says: nothing is restored");
      }
    }
    Files.delete(script);
    Disk.force(stage);
  }

  private static boolean same(Snapshot found, Snapshot told) {
    return found.schema() == told.schema()
        && found.conversations() == told.conversations()
        && found.mails() == told.mails()
        && found.letters() == told.letters();
  }

  private String aside(Instant now) {
    String name = "before-restore-" + TIME.format(now);
    String free = name;
    for (int n = 2; Files.exists(data.resolve(free)); n++) {
      free = name + "-" + n;
    }
    return free;
  }
}
