package fi.kuittaus.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The files in the data folder by which a person gives this database the right to send, one for
 * each mailbox (mode 0600). Safe for several processes.
 */
public final class ClaimFiles {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private final Path folder;

  public ClaimFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Leaves the word that this mailbox is claimed.
   *
   * @param by who says so and when, for people
   * @throws IOException if it cannot be written
   */
  public void ask(String mailbox, String by) throws IOException {
    Path half = Files.createTempFile(folder, "new-claim-", "", OWNER_ONLY);
    try (FileChannel channel = FileChannel.open(half, Set.of(StandardOpenOption.WRITE))) {
      channel.write(ByteBuffer.wrap((by + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(
        half, file(mailbox), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether this mailbox is claimed, and nobody has acted on it yet. */
  public boolean asked(String mailbox) {
    return Files.exists(file(mailbox));
  }

  /**
   * Takes the word away: it has been acted on.
   *
   * @throws UncheckedIOException if it cannot be removed
   */
  public void done(String mailbox) {
    try {
      Files.deleteIfExists(file(mailbox));
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file(mailbox) + " cannot be removed", e);
    }
  }

  private Path file(String mailbox) {
    return folder.resolve("claim-" + mailbox);
  }
}
