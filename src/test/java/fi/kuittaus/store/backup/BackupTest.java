package fi.kuittaus.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.TestHouse;
import fi.kuittaus.console.SampleDesk;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.store.Outbox;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.Tables;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real data folder, and the way back. */
class BackupTest {
  private static final Instant NOW = TestHouse.at("2026-11-23T12:30");
  @TempDir Path folder;
  private Path data;
  private Path file;

  @BeforeEach
  void fill() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    file = folder.resolve("backup.zip");
    Files.writeString(data.resolve("token.key"), "0123456789abcdef0123456789abcdef");
    try (SampleDesk desk = new SampleDesk(data)) {
      desk.open("Lasku ääkkösin: 'ei; aukea' 🙂", "2026-11-23T09:07", "2026-11-24T10:00");
      desk.holdOne("Toinen", "2026-11-23T10:07", "2026-11-24T11:00");
    }
    var quarantine = new QuarantineFiles(data.resolve("quarantine"));
    var at = new MailboxPosition("INBOX", 1, 99);
    try (Store store = Store.existing(data)) {
      String name = quarantine.keep("support", at, new byte[] {0, (byte) 0xff, 13});
      store.run(tx -> tx.quarantine().add("support", at, NOW, "on purpose", name));
      store.run(tx -> tx.positions().begin("support", at, NOW));
    }
  }

  private Backups.Written backup() {
    try (Store store = Store.reading(data)) {
      return new Backups(store, data).write(file, false, NOW);
    }
  }

  @Test
  void restoresAllThatWasThere() throws IOException {
    Map<String, List<String>> before = Tables.of(data);
    backup();
    Path other = folder.resolve("other");
    Restoration.Restored restored = new Restoration(other).restore(file, NOW);
    assertThat(Tables.of(other)).isEqualTo(before);
    assertThat(before.get("conversation")).hasSize(2);
    assertThat(other.resolve("token.key")).hasSameBinaryContentAs(data.resolve("token.key"));
    assertThat(other.resolve("quarantine/support-1-99.eml"))
        .hasBinaryContent(new byte[] {0, (byte) 0xff, 13});
    assertThat(restored.aside()).isEmpty();
    assertThat(names(other))
        .containsExactly("kuittaus.mv.db", "quarantine", "restore.lock", "token.key");
    try (Store store = Store.embedded(other)) {
      store.run(tx -> letter(tx.outbox(), 1));
    }
  }

  @Test
  void tellsWhatItHoldsAndIsItsOwnersOnly() throws IOException {
    Backups.Written written = backup();
    assertThat(written.bytes()).isEqualTo(Files.size(file));
    assertThat(written.manifest().holds().conversations()).isEqualTo(2);
    assertThat(written.manifest().holds().mails()).isEqualTo(1);
    assertThat(written.manifest().holds().letters()).isEqualTo(2);
    assertThat(written.manifest().holds().schema()).isEqualTo(Store.newestSchema());
    assertThat(written.manifest().quarantined()).isEqualTo(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(names(folder)).containsExactly("backup.zip", "data");
  }

  @Test
  void isOfOneInstantWhileMailFlows() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch going = new CountDownLatch(40);
    try (Store store = Store.existing(data)) {
      Thread flow = Thread.ofVirtual().start(() -> flow(store, stop, going));
      going.await();
      for (int i = 0; i < 4; i++) {
        new Backups(store, data).write(folder.resolve("b" + i + ".zip"), false, NOW);
      }
      stop.set(true);
      flow.join();
    }
    long last = 0;
    for (int i = 0; i < 4; i++) {
      Path other = folder.resolve("other" + i);
      new Restoration(other).restore(folder.resolve("b" + i + ".zip"), NOW);
      try (Store store = Store.existing(other)) {
        long uid = store.transaction(tx -> tx.positions().find("support", "INBOX").get().uid());
        var holds = store.transaction(tx -> tx.snapshot());
        assertThat(holds.mails()).isEqualTo(1 + uid - 99);
        assertThat(holds.letters()).isEqualTo(2 + uid - 99);
        assertThat(uid).isGreaterThan(last);
        last = uid;
      }
    }
  }

  /** As Receiving does: a mail, a letter and the position in one transaction. */
  private static void flow(Store store, AtomicBoolean stop, CountDownLatch going) {
    for (int uid = 100; !stop.get(); uid++) {
      MailboxPosition at = new MailboxPosition("INBOX", 1, uid);
      String text = "Paljon tekstiä, 'lainattu'; ".repeat(uid % 300);
      var mail = TestHouse.mail(TestHouse.MAIJA, uid + "@c", "Lasku", text, NOW);
      int number = uid;
      store.run(tx -> {
        tx.messages()
            .add(
                "support",
                at,
                mail,
                Screening.of(List.of(), mail.sender()),
                "filed",
                Optional.empty());
        letter(tx.outbox(), number);
        tx.positions().move("support", at);
      });
      going.countDown();
    }
  }

  private static void letter(Outbox outbox, int number) {
    var envelope =
        new OutboundMessage.Envelope(
            NamedAddress.of(TestHouse.SUPPORT),
            NamedAddress.of(EmailAddress.of("team@example.com")));
    var mail =
        new OutboundMessage(
            new MessageId("<" + number + "@example.com>"),
            envelope,
            "s",
            "t".repeat(number % 3000),
            Optional.empty(),
            List.of());
    outbox.add(new Outbox.Draft("support", "desk", 1, mail, Optional.empty()), NOW);
  }

  @Test
  void anotherFileIsReplacedOnlyByForce() throws IOException {
    Files.writeString(file, "something else");
    assertThatThrownBy(this::backup)
        .hasMessageContaining("exists already")
        .hasMessageContaining("--force");
    assertThat(file).hasContent("something else");
    try (Store store = Store.reading(data)) {
      new Backups(store, data).write(file, true, NOW);
    }
    new Restoration(folder.resolve("other")).restore(file, NOW);
  }

  @Test
  void whereItCannotBeWrittenNothingIsLeft() throws IOException {
    file = folder.resolve("nowhere/backup.zip");
    assertThatThrownBy(this::backup)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("the folder " + folder.resolve("nowhere") + " does not exist");
    file = folder.resolve("data");
    assertThatThrownBy(this::backup).hasMessageContaining("is a folder");
    file = Path.of("/proc/backup.zip");
    assertThatThrownBy(this::backup)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cannot be written");
    assertThat(names(folder)).containsExactly("data");
  }

  @Test
  void movesWhatIsThereAside() throws IOException {
    backup();
    try (Store store = Store.existing(data)) {
      store.run(tx -> letter(tx.outbox(), 5));
    }
    Map<String, List<String>> later = Tables.of(data);
    Files.writeString(data.resolve("token.key"), "another key, another key, another");
    Path aside = new Restoration(data).restore(file, NOW).aside().orElseThrow();
    assertThat(aside).isEqualTo(data.resolve("before-restore-20261123T103000Z"));
    assertThat(Tables.of(aside)).isEqualTo(later);
    assertThat(aside.resolve("token.key")).hasContent("another key, another key, another");
    assertThat(aside.resolve("quarantine/support-1-99.eml")).exists();
    assertThat(Tables.of(data).get("conversation")).hasSize(2);
    assertThat(new Restoration(data).restore(file, NOW).aside().orElseThrow())
        .isEqualTo(data.resolve("before-restore-20261123T103000Z-2"));
  }

  @Test
  void refusesWhatIsDamagedAndChangesNothing() throws IOException {
    backup();
    Map<String, List<String>> before = Tables.of(data);
    change("database.sql", text -> text.replace("Lasku", "Maksu"));
    refuses("damaged: database.sql");
    backupAnew();
    change("quarantine/support-1-99.eml", text -> text + "x");
    refuses("damaged: quarantine/support-1-99.eml");
    backupAnew();
    change("MANIFEST.txt", text -> text.replace("kuittaus backup 1", "shopping"));
    refuses("cannot be read");
    backupAnew();
    change("MANIFEST.txt", text -> text.replaceFirst("mails: 1", "mails: 2"));
    refuses("does not hold what it says");
    backupAnew();
    change(
        "MANIFEST.txt", text -> text.replace("quarantine/support-1-99.eml", "quarantine/../../x"));
    refuses("");
    Files.write(file, List.of("no zip at all"));
    refuses("damaged, or no backup");
    assertThat(Tables.of(data)).isEqualTo(before);
    assertThat(names(data))
        .noneMatch(n -> n.startsWith("before-restore") || n.startsWith("restoring"));
  }

  @Test
  void eachCutFileIsRefused() throws IOException {
    backup();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      refuses("");
    }
    assertThat(names(data))
        .noneMatch(n -> n.startsWith("before-restore") || n.startsWith("restoring"));
  }

  @Test
  void refusesOneOfANewerProgram() throws IOException {
    backup();
    change("MANIFEST.txt", text -> text.replaceFirst("schema: [0-9]+", "schema: 9999"));
    refuses("newer Kuittaus");
  }

  @Test
  void refusesWhileADaemonHasTheDatabase() throws IOException {
    backup();
    try (Store _ = Store.existing(data)) {
      refuses("in use");
    }
    assertThat(new Restoration(data).restore(file, NOW).aside()).isPresent();
  }

  /** The lock of H2 and ours are one: the operating system's. */
  @Test
  void refusesWhileAnotherProcessHasTheDatabase() throws Exception {
    backup();
    try (Store _ = Store.existing(data)) {
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  SecondProcess.class.getName(),
                  data.toString(),
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(other.waitFor()).as(said).isEqualTo(1);
      assertThat(said).contains("BackupException", "in use by another process");
    }
    assertThat(names(data)).noneMatch(n -> n.startsWith("before-restore"));
  }

  /** What the second process does. */
  static final class SecondProcess {
    private SecondProcess() {}

    public static void main(String[] args) {
      new Restoration(Path.of(args[0])).restore(Path.of(args[1]), NOW);
    }
  }

  @Test
  void takesThePlaceOfADamagedDatabase() throws IOException {
    backup();
    Files.write(data.resolve("kuittaus.mv.db"), new byte[5000]);
    new Restoration(data).restore(file, NOW);
    assertThat(Tables.of(data).get("conversation")).hasSize(2);
  }

  @Test
  void whatDiedAfterTheDecisionIsFinishedByTheNextStart() throws IOException {
    backup();
    new Restoration(folder.resolve("other")).restore(file, NOW);
    Map<String, List<String>> restored = Tables.of(folder.resolve("other"));
    try (Store store = Store.existing(data)) {
      store.run(tx -> letter(tx.outbox(), 5));
    }
    for (int moved = 0; moved <= 3; moved++) {
      decided("aside" + moved);
      List<String> parts = List.of("token.key", "quarantine", "kuittaus.mv.db").subList(0, moved);
      Files.createDirectory(data.resolve("aside" + moved));
      for (String part : parts) {
        Files.move(data.resolve(part), data.resolve("aside" + moved).resolve(part));
        Files.move(data.resolve("restoring").resolve(part), data.resolve(part));
      }
      PendingRestore.finish(data);
      assertThat(Tables.of(data)).isEqualTo(restored);
      assertThat(names(data.resolve("aside" + moved)))
          .containsExactly("kuittaus.mv.db", "quarantine", "token.key");
      assertThat(data.resolve("restoring")).doesNotExist();
    }
  }

  /** As a restore leaves it that dies right after its decision. */
  private void decided(String aside) throws IOException {
    Path other = folder.resolve("again" + aside);
    new Restoration(other).restore(file, NOW);
    Files.delete(other.resolve("restore.lock"));
    Files.writeString(other.resolve("moved-to"), aside);
    Files.move(other, data.resolve("restoring"));
  }

  private void refuses(String why) {
    assertThatThrownBy(() -> new Restoration(data).restore(file, NOW))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(why);
  }

  private void backupAnew() throws IOException {
    Files.delete(file);
    backup();
  }

  private void change(String entry, java.util.function.UnaryOperator<String> change)
      throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
      Path path = zip.getPath(entry);
      String text = Files.readString(path, StandardCharsets.ISO_8859_1);
      Files.writeString(path, change.apply(text), StandardCharsets.ISO_8859_1);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }
}
