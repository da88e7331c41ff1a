package fi.kuittaus;

import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.store.backup.PendingRestore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that holds all that the daemon keeps: database, quarantine, keys. For its owner only
 * (mode 0700).
 */
record DataFolder(Path path) {
  private static final int KEY_LENGTH = 32;

  /**
   * The folder, made where there is none.
   *
   * @throws UncheckedIOException if it cannot be made or is not writable
   */
  static DataFolder open(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      if (!Files.isWritable(path)) {
        throw new IOException("it cannot be written to");
      }
      return new DataFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder " + path + " cannot be used", e);
    }
  }

  /**
   * Puts in place what a restore had decided when it died.
   *
   * @throws UncheckedIOException if it cannot be
   */
  void finishRestore() {
    try {
      PendingRestore.finish(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the restore into " + path + " cannot be finished", e);
    }
  }

  Path quarantine() {
    return path.resolve("quarantine");
  }

  /**
   * This folder on this machine, for people and to be told from every copy: host, path and inode.
   */
  String place() {
    try {
      Path real = path.toRealPath();
      return host() + ":" + real + " (" + Files.getAttribute(real, "unix:ino") + ")";
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return host() + ":" + path.toAbsolutePath().normalize();
    }
  }

  /** The machine's own name; asked of the kernel, since a name server may take its time. */
  private static String host() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("unknown host");
    }
  }

  /**
   * The key of our tokens, made at the first start. Who loses it cannot tell his own mail any more.
   *
   * @throws UncheckedIOException if it can be neither read nor made
   */
  TokenKey tokenKey() {
    Path file = path.resolve("token.key");
    try {
      if (!Files.exists(file)) {
        byte[] secret = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(secret);
        write(file, secret);
      }
      return new TokenKey(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + file + " can be neither read nor made", e);
    }
  }

  /**
   * The key of the tokens in a data folder, for who only looks; any key where there is none yet.
   *
   * @throws UncheckedIOException if it is there and cannot be read
   */
  static TokenKey keyOf(Path data) {
    Path file = data.resolve("token.key");
    try {
      return Files.isReadable(file)
          ? new TokenKey(Files.readAllBytes(file))
          : new TokenKey(new byte[KEY_LENGTH]);
    } catch (IOException e) {
      throw new UncheckedIOException("the key " + file + " cannot be read", e);
    }
  }

  /** On disk whole or not at all. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.deleteIfExists(half);
    try (FileChannel channel =
        FileChannel.open(
            half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
