package fi.kuittaus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.store.SendQueue.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database, a real one. */
class StoreTest {
  private static final Instant NOW = TestHouse.at("2026-11-23T09:07");
  @TempDir Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.embedded(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static OutboundMessage mail(int number) {
    return new OutboundMessage(
        new MessageId("<" + number + "@example.com>"),
        new OutboundMessage.Envelope(
            NamedAddress.of("Example: \"Support\"", TestHouse.SUPPORT),
            NamedAddress.of(EmailAddress.of("c" + number + "@customer.example"))),
        "Päivää: ääkköset ja 🙂",
        "Hei,\n\nkiitos.",
        Optional.of("<p>Hei</p>"),
        List.of(new Header("References", "<a@b> <c@d>"), new Header("X-Colon", "a: b")));
  }

  private static Outbox.Draft draft(int number, int priority) {
    return new Outbox.Draft("support", "test", priority, mail(number), Optional.empty());
  }

  private List<OutboxEntry> claim(int most) {
    return store.transaction(tx -> tx.queue().claim("support", Scope.ALL, most, NOW));
  }

  private void add(int number, int priority) {
    store.run(tx -> tx.outbox().add(draft(number, priority), NOW));
  }

  @Test
  void aMailComesBackAsItWasAdded() {
    add(1, 0);
    assertThat(claim(1)).map(OutboxEntry::mail).containsExactly(mail(1));
  }

  @Test
  void acknowledgementsLeaveFirst() {
    add(1, 2);
    add(2, 0);
    assertThat(claim(2)).map(OutboxEntry::mail).containsExactly(mail(2), mail(1));
  }

  @Test
  void nothingLeavesBeforeItsTimeOrForAnotherMailbox() {
    add(1, 0);
    store.run(tx -> tx.queue().postpone("support", NOW.plusSeconds(60)));
    assertThat(claim(1)).isEmpty();
    assertThat(
            store.<List<OutboxEntry>>transaction(
                tx -> tx.queue().claim("sales", Scope.ALL, 1, NOW.plusSeconds(60))))
        .isEmpty();
    assertThat(store.<Optional<Instant>>transaction(tx -> tx.queue().nextAt("support", Scope.ALL)))
        .contains(NOW.plusSeconds(60));
  }

  @Test
  void twoWorkersNeverClaimTheSameMail() throws Exception {
    for (int i = 0; i < 200; i++) {
      add(i, 0);
    }
    Set<Long> claimed = new ConcurrentSkipListSet<>();
    Callable<Integer> worker =
        () -> {
          int count = 0;
          while (true) {
            List<OutboxEntry> entries = claim(7);
            if (entries.isEmpty()) {
              return count;
            }
            for (OutboxEntry entry : entries) {
              assertThat(claimed.add(entry.id())).as("claimed twice").isTrue();
              count++;
            }
          }
        };
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      int sum = 0;
      for (var result : workers.invokeAll(List.of(worker, worker, worker, worker))) {
        sum += result.get();
      }
      assertThat(sum).isEqualTo(200);
    }
  }

  @Test
  void workThatFailsLeavesNothingBehind() {
    assertThatThrownBy(() ->
            store.run(tx -> {
              tx.outbox().add(draft(1, 0), NOW);
              throw new IllegalStateException("on purpose");
            }))
        .hasMessage("on purpose");
    assertThat(store.<Optional<Instant>>transaction(tx -> tx.queue().nextAt("support", Scope.ALL)))
        .isEmpty();
  }

  @Test
  void anInterruptedThreadDoesNotCloseTheDatabase() throws Exception {
    Thread worker =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 500; i++) {
                Thread.currentThread().interrupt();
                try {
                  add(i, 0);
                } catch (StoreException _) {
                  // the pool may refuse an interrupted thread; the database must live on
                }
              }
            });
    worker.join();
    add(1000, 0);
    assertThat(claim(1)).isNotEmpty();
  }

  @Test
  void aPositionIsBegunAndMoved() {
    MailboxPosition position = new MailboxPosition("INBOX", 1, 41);
    store.run(tx -> tx.positions().begin("support", position, NOW));
    store.run(tx -> tx.positions().move("support", new MailboxPosition("INBOX", 1, 42)));
    assertThat(
            store.<Optional<MailboxPosition>>transaction(
                tx -> tx.positions().find("support", "INBOX")))
        .contains(new MailboxPosition("INBOX", 1, 42));
    assertThat(
            store.<Optional<Positions.Begun>>transaction(
                tx -> tx.positions().begun("support", "INBOX")))
        .contains(new Positions.Begun(NOW, 1));
  }

  /** As it closes itself where a write fails. */
  @Test
  void aDatabaseThatHasClosedIsLostToThisProcess() throws IOException {
    Path shutdown = Files.writeString(data.resolve("shutdown.sql"), "SHUTDOWN IMMEDIATELY;");
    Store closed = Store.embedded(data.resolve("other"));
    List<ThrowingCallable> all =
        List.of(
            () -> closed.run(tx -> tx.execute(shutdown)),
            () -> closed.run(tx -> tx.quarantine().count()),
            closed::close);
    for (ThrowingCallable each : all) {
      assertThatThrownBy(each)
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.isLost()).isTrue());
    }
  }

  /** Within one JVM, H2 would share the database: so this takes a second one. */
  @Test
  void aSecondProcessIsRefusedWithTheReason() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SecondProcess.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).as(said).isEqualTo(1);
    assertThat(said).contains("the database is in use by another process");
  }

  /** What the second process does. */
  static final class SecondProcess {
    private SecondProcess() {}

    public static void main(String[] args) {
      Store.embedded(Path.of(args[0])).close();
    }
  }

  @Test
  void noErrorNamesABoundValue() {
    add(1, 0);
    assertThatThrownBy(() -> add(1, 0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("insert into outbox")
        .hasMessageNotContaining("customer.example");
  }
}
