package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A text file that people edit, as it lies on disk. */
final class SourceFile {
  private static final int MOST_BYTES = 1_000_000;

  private SourceFile() {}

  /** Its text, without a byte order mark; empty, with the reason recorded, if it has none. */
  static Optional<String> text(Path file, Findings findings) {
    return bytes(file, findings).flatMap(bytes -> decoded(bytes, findings));
  }

  /**
   * Its bytes; empty, with the reason recorded, if it has none. Never waits, as a pipe would, and
   * never reads on without end, as from a device.
   */
  static Optional<byte[]> bytes(Path file, Findings findings) {
    try {
      if (Files.isDirectory(file)) {
        return refused(findings, "this is a directory, not a file");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return refused(findings, "this is a pipe or a device, not a file");
      }
      return notTooMany(read(file), findings);
    } catch (NoSuchFileException e) {
      return refused(findings, "there is no such file");
    } catch (AccessDeniedException e) {
      return refused(findings, "the file may not be read: check its owner and mode");
    } catch (IOException e) {
      return refused(findings, "the file cannot be read: " + e.getMessage());
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  private static Optional<byte[]> notTooMany(byte[] bytes, Findings findings) {
    return bytes.length > MOST_BYTES
        ? refused(findings, "the file is far too long to be a configuration")
        : Optional.of(bytes);
  }

  static Optional<String> decoded(byte[] bytes, Findings findings) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      // The decoder leaves the buffer at the first byte that it could not read.
      findings.mistake(place(bytes, buffer.position()), "not UTF-8; save the file as UTF-8");
      return Optional.empty();
    }
  }

  private static Position place(byte[] bytes, int offset) {
    String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Position(line, before.codePointCount(lineStart, before.length()) + 1);
  }

  private static <T> Optional<T> refused(Findings findings, String message) {
    findings.mistake(Position.FILE, message);
    return Optional.empty();
  }
}
