package fi.kuittaus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose file is not what it wrote is not opened, and the reason says what would do. */
class DamagedDatabaseTest {
  @TempDir Path data;
  private Path file;

  @BeforeEach
  void fill() {
    try (Store store = Store.embedded(data)) {
      for (int i = 0; i < 200; i++) {
        store.run(tx -> tx.history());
      }
    }
    file = data.resolve("kuittaus.mv.db");
  }

  private void isRefused() {
    assertThatThrownBy(() -> Store.embedded(data).close())
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.isDamage()).as(e.getMessage()).isTrue())
        .hasMessageContaining("restore");
  }

  @Test
  void aFileOfSomethingElse() throws IOException {
    Files.writeString(file, "this is no database\n".repeat(1000), StandardCharsets.US_ASCII);
    isRefused();
  }

  @Test
  void aFileCutShort() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(12 * 1024);
    }
    isRefused();
  }

  @Test
  void aFileFullOfNoise() throws IOException {
    byte[] noise = new byte[(int) Files.size(file) - 8192];
    new Random(7).nextBytes(noise);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(8192);
      bytes.write(noise);
    }
    isRefused();
  }

  @Test
  void aFileOfZeros() throws IOException {
    Files.write(file, new byte[(int) Files.size(file)]);
    isRefused();
  }
}
