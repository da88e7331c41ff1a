package fi.kuittaus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forced is there, what is not is lost; as files, and as H2 uses them. */
class UnsyncedFilesTest {
  private static final String SCHEME = "unsynced";
  @TempDir Path folder;
  private UnsyncedFiles files;

  @BeforeEach
  void register() {
    files = UnsyncedFiles.register(SCHEME);
  }

  @AfterEach
  void close() {
    files.close();
  }

  private FilePath path(String name) {
    return FilePath.get(SCHEME + ":" + folder.resolve(name));
  }

  private FileChannel open() throws IOException {
    return path("file").open("rw");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(length);
    int count = channel.read(read, position);
    return new String(read.array(), 0, Math.max(0, count), StandardCharsets.US_ASCII);
  }

  private String onDisk() throws IOException {
    return Files.readString(folder.resolve("file"), StandardCharsets.US_ASCII);
  }

  @Test
  void whatIsWrittenIsSeenAndNotOnDisk() throws IOException {
    try (FileChannel one = open();
        FileChannel other = open()) {
      one.write(bytes("hello"), 0);
      assertThat(text(other, 0, 9)).isEqualTo("hello");
      assertThat(path("file").size()).isEqualTo(5);
      assertThat(onDisk()).isEmpty();
    }
  }

  @Test
  void whatIsForcedIsOnDiskAndTheRestIsLost() throws IOException {
    FileChannel channel = open();
    channel.write(bytes("hello"), 0);
    channel.force(true);
    channel.write(bytes("J"), 0);
    channel.write(bytes(" world"), 5);
    assertThat(text(channel, 0, 20)).isEqualTo("Jello world");
    files.cutPower();
    assertThat(onDisk()).isEqualTo("hello");
    try (FileChannel anew = open()) {
      assertThat(text(anew, 0, 20)).isEqualTo("hello");
    }
  }

  @Test
  void aFileThatWasOpenFailsAfterThePowerWasCut() throws IOException {
    FileChannel channel = open();
    files.cutPower();
    assertThatThrownBy(() -> channel.write(bytes("x"), 0)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> channel.force(true)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> text(channel, 0, 1)).isInstanceOf(IOException.class);
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void aClosedFileKeepsWhatWaitsUntilThePowerIsCut() throws IOException {
    try (FileChannel channel = open()) {
      channel.write(bytes("hello"), 0);
    }
    try (FileChannel again = open()) {
      assertThat(text(again, 0, 9)).isEqualTo("hello");
    }
    files.cutPower();
    assertThat(path("file").size()).isZero();
  }

  @Test
  void aShorterFileIsShorterOnDiskOnlyWhenForced() throws IOException {
    try (FileChannel channel = open()) {
      channel.write(bytes("hello world"), 0);
      channel.force(true);
      channel.truncate(5);
      assertThat(onDisk()).isEqualTo("hello world");
      channel.write(bytes("!"), 8);
      assertThat(text(channel, 0, 20)).isEqualTo("hello\0\0\0!");
      channel.force(true);
      assertThat(onDisk()).isEqualTo("hello\0\0\0!");
    }
  }

  /** Against a plain array, whatever is written, cut and forced, in whatever order. */
  @Test
  void isAFileToWhoeverUsesIt() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] model = new byte[40_000];
    int size = 0;
    try (FileChannel channel = open()) {
      for (int i = 0; i < 2_000; i++) {
        switch (random.nextInt(8)) {
          case 0 -> channel.force(true);
          case 1 -> {
            int to = random.nextInt(model.length);
            channel.truncate(to);
            if (to < size) {
              java.util.Arrays.fill(model, to, size, (byte) 0);
              size = to;
            }
          }
          default -> {
            byte[] piece = new byte[random.nextInt(9_000)];
            random.nextBytes(piece);
            int at = random.nextInt(model.length - piece.length);
            channel.write(ByteBuffer.wrap(piece), at);
            System.arraycopy(piece, 0, model, at, piece.length);
            size = piece.length == 0 ? size : Math.max(size, at + piece.length);
          }
        }
        ByteBuffer all = ByteBuffer.allocate(model.length);
        channel.read(all, 0);
        assertThat(channel.size()).as("seed %d", seed).isEqualTo(size);
        assertThat(all.array()).as("seed %d", seed).isEqualTo(model);
      }
      channel.force(true);
    }
    assertThat(Files.readAllBytes(folder.resolve("file")))
        .isEqualTo(java.util.Arrays.copyOf(model, size));
  }

  @Test
  void twoDoNotLockTheSameFile() throws IOException {
    try (FileChannel one = open();
        FileChannel other = open()) {
      assertThat(one.tryLock()).isNotNull();
      assertThatThrownBy(other::tryLock)
          .isInstanceOf(java.nio.channels.OverlappingFileLockException.class);
    }
  }

  @Test
  void aRenamedFileKeepsWhatWaits() throws IOException {
    try (FileChannel channel = open()) {
      channel.write(bytes("hello"), 0);
    }
    path("file").moveTo(path("other"), true);
    assertThat(path("file").exists()).isFalse();
    assertThat(path("other").size()).isEqualTo(5);
    path("other").delete();
    assertThat(path("other").exists()).isFalse();
  }

  @Test
  void anInterruptedThreadDoesNotCloseAFile() throws IOException {
    try (FileChannel channel = open()) {
      Thread.currentThread().interrupt();
      channel.write(bytes("hello"), 0);
      channel.force(true);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(text(channel, 0, 9)).isEqualTo("hello");
    }
  }

  @Test
  void h2LosesACommitThatWasNotSynced() throws SQLException {
    Connection database = database();
    database.createStatement().execute("create table t (n int)");
    insert(database, 1);
    database.createStatement().execute("checkpoint sync");
    insert(database, 2);
    assertThat(numbers(database)).isEqualTo(2);
    cutPowerUnder(database);
    try (Connection anew = database()) {
      assertThat(numbers(anew)).isEqualTo(1);
    }
  }

  @Test
  void h2KeepsWhatWasSyncedWhateverElseGotToTheDisk() throws SQLException {
    long seed = System.nanoTime();
    files.close();
    files = UnsyncedFiles.registerWritingBack(SCHEME, new Random(seed));
    Random random = new Random(seed);
    int synced = 0;
    for (int life = 0; life < 25; life++) {
      Connection database = database();
      Statement statement = database.createStatement();
      statement.execute("create table if not exists t (n int)");
      assertThat(numbers(database)).as("seed %d", seed).isGreaterThanOrEqualTo(synced);
      for (int i = random.nextInt(60); i > 0; i--) {
        insert(database, life);
        if (random.nextInt(10) == 0) {
          statement.execute("checkpoint sync");
          synced = numbers(database);
        }
      }
      cutPowerUnder(database);
    }
    assertThat(synced).isPositive();
  }

  /** How a restart after a loss of power is played within one process. */
  @Test
  void aStoreIsOpenedAnewAsItsLastTransactionLeftIt() {
    MailboxPosition first = new MailboxPosition("INBOX", 1, 1);
    MailboxPosition last = new MailboxPosition("INBOX", 1, 2);
    try (UnsyncedFiles async = UnsyncedFiles.register("async")) {
      Store store = Store.embedded(folder);
      store.run(tx -> tx.positions().begin("support", first, Instant.EPOCH));
      store.run(tx -> tx.positions().move("support", last));
      async.cutPower();
      assertThatThrownBy(store::close).isInstanceOf(StoreException.class);
      try (Store anew = Store.embedded(folder)) {
        assertThat(
                anew.<Optional<MailboxPosition>>transaction(
                    tx -> tx.positions().find("support", "INBOX")))
            .contains(last);
      }
    }
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:" + SCHEME + ":" + folder.resolve("base") + ";WRITE_DELAY=0");
  }

  private static void insert(Connection database, int number) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("insert into t values (" + number + ")");
    }
  }

  private static int numbers(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Closing what has lost its disk may fail, and ends it all the same. */
  private void cutPowerUnder(Connection database) {
    files.cutPower();
    try {
      database.close();
    } catch (SQLException _) {
      // its files are gone
    }
  }
}
