package fi.kuittaus.store;

import fi.kuittaus.mail.MailboxPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/**
 * The folder with the bytes of mails that could not be read: for its owner's eyes only (mode 0700,
 * files 0600).
 */
public final class QuarantineFiles {
  private final Path folder;

  public QuarantineFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts a mail on disk; gives the file's name, the same for the same mail.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public String keep(String mailbox, MailboxPosition at, byte[] raw) {
    String name =
        mailbox.replaceAll("[^A-Za-z0-9-]", "_") + "-" + at.uidValidity() + "-" + at.uid() + ".eml";
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      write(folder.resolve(name), raw);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException("the quarantine cannot be written", e);
    }
  }

  /**
   * Whether the bytes of a mail hold this ASCII text in any case, also as quoted-printable writes
   * its at sign; false where there is no such file.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public boolean holds(String name, String text) {
    try {
      String bytes = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
      String lower = bytes.toLowerCase(Locale.ROOT);
      String wanted =
          new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
              .toLowerCase(Locale.ROOT);
      return lower.contains(wanted) || lower.contains(wanted.replace("@", "=40"));
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("the quarantine cannot be read", e);
    }
  }

  /**
   * Deletes the bytes of a mail, if they are there.
   *
   * @throws UncheckedIOException if they are there and stay
   */
  public void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the quarantine cannot be written", e);
    }
  }

  private static void write(Path file, byte[] raw) throws IOException {
    var options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(file, options, mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(raw);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
