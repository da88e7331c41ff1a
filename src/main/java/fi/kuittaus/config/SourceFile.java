package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import java.io.IOException;
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
  private static final int MOST_BYTES = 4_000_000;

  private SourceFile() {}

  /** Its text, without a byte order mark; empty, with the reason recorded, if it has none. */
  static Optional<String> text(Path file, Findings findings) {
    try {
      if (Files.isDirectory(file)) {
        return refused(findings, "this is a directory, not a file");
      }
      if (Files.size(file) > MOST_BYTES) {
        return refused(findings, "the file is far too long to be a configuration");
      }
      return decoded(Files.readAllBytes(file), findings);
    } catch (NoSuchFileException e) {
      return refused(findings, "there is no such file");
    } catch (AccessDeniedException e) {
      return refused(findings, "the file may not be read: check its owner and mode");
    } catch (IOException e) {
      return refused(findings, "the file cannot be read: " + e.getMessage());
    }
  }

  private static Optional<String> decoded(byte[] bytes, Findings findings) {
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

  private static Optional<String> refused(Findings findings, String message) {
    findings.mistake(Position.FILE, message);
    return Optional.empty();
  }
}
