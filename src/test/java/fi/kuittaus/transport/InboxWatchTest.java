package fi.kuittaus.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.lab.ScriptedImap;
import fi.kuittaus.mail.MailboxPosition;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch over an inbox whose server errs. */
class InboxWatchTest {
  private static final Pace BRISK =
      new Pace(
          Duration.ofMillis(300),
          Duration.ofMillis(100),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofMillis(20));

  private final Recorder inbox = new Recorder();
  private final Stop stop = new Stop();
  private final Stir stir = new Stir();
  private final Wire wire = Samples.hasty();
  private ScriptedImap server;
  private FolderReader reader;
  private ConnectionLoop loop;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    server = ScriptedImap.start();
    InstantSource clock = InstantSource.system();
    Handover handover = new Handover("test", inbox, BRISK.retry(), stop);
    reader = new FolderReader("test", "INBOX", handover, Recorder::parse, clock, stop);
    loop =
        new ConnectionLoop(
            "test",
            Samples.plain(server.port(), "support", "secret"),
            wire,
            new ConnectionLoop.Times(clock, BRISK.retry()),
            stop,
            new InboxWatch(reader, new AtomicBoolean(), stir, BRISK, stop));
    thread = Thread.ofVirtual().unstarted(loop);
    inbox.begin(new MailboxPosition("INBOX", 7, 10));
  }

  private void watch() {
    thread.start();
  }

  @AfterEach
  void stop() throws Exception {
    stop.now();
    loop.cut();
    assertThat(thread.join(Duration.ofSeconds(2))).isTrue();
    server.close();
    wire.close();
  }

  @Test
  void theLastMailIsNotNewBecauseTheServerNamesIt() throws Exception {
    server.add(10, Samples.mail("old"));
    watch();
    awaitCommand("IDLE");
    server.add(12, Samples.mail("new"));
    assertThat(inbox.subjects(1)).containsExactly("new");
  }

  @Test
  void aServerThatSaysNothingWithinIdleIsAskedAllTheSame() throws Exception {
    watch();
    awaitCommand("IDLE");
    server.add(11, Samples.mail("quiet"));
    assertThat(inbox.subjects(1)).containsExactly("quiet");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aServerThatDiesWithinIdleIsNoticed() throws Exception {
    server.on("DONE", usual -> await(stop));
    watch();
    awaitCommand("DONE");
    awaitCommand("AUTHENTICATE", "LOGIN");
    assertThat(server.connections()).isGreaterThan(1);
  }

  @Test
  void newsThatComesWithAnotherAnswerIsNotLost() throws Exception {
    AtomicInteger searches = new AtomicInteger();
    server.on(
        "UID SEARCH",
        usual -> {
          if (searches.incrementAndGet() != 1) {
            return usual;
          }
          server.add(11, Samples.mail("meanwhile"));
          return "* SEARCH\r\n* 1 EXISTS\r\n";
        });
    watch();
    assertThat(inbox.subjects(1)).containsExactly("meanwhile");
    assertThat(List.copyOf(server.commands()))
        .containsSubsequence(
            "UID SEARCH UID 11:*", "UID SEARCH UID 11:*", "UID FETCH 11 (UID BODY.PEEK[])")
        .doesNotContainSubsequence("IDLE", "UID FETCH 11 (UID BODY.PEEK[])");
  }

  @Test
  void aConnectionThatBreaksOverAMailIsMadeAnew() throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    server.add(11, Samples.mail("one")).add(12, Samples.mail("two"));
    server.on(
        "UID FETCH 11,12 (UID BODY",
        usual -> fetches.incrementAndGet() == 1 ? ScriptedImap.DROP : usual);
    watch();
    assertThat(inbox.subjects(2)).containsExactly("one", "two");
  }

  @Test
  void aMailThatTheServerNeverDeliversGoesToQuarantine() throws Exception {
    server.add(11, Samples.mail("one")).add(12, Samples.mail("bad")).add(13, Samples.mail("three"));
    server.on("UID FETCH 12 (UID BODY", usual -> ScriptedImap.DROP);
    server.on("UID FETCH 11,12,13 (UID BODY", usual -> ScriptedImap.DROP);
    watch();
    assertThat(inbox.subjects(3))
        .containsExactly("one", "unreadable: the server does not deliver it", "three");
    // mail by mail only while that was needed
    server.add(14, Samples.mail("four")).add(15, Samples.mail("five"));
    assertThat(inbox.subjects(2)).containsExactly("four", "five");
    assertThat(server.commands()).anyMatch(c -> c.startsWith("UID FETCH 14,15 "));
  }

  @Test
  void aMailThatIsLeftOutThoughItIsThereIsNotPassedOver() throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    server.add(11, Samples.mail("one"));
    server.on("UID FETCH 11 (UID BODY", usual -> fetches.incrementAndGet() == 1 ? "" : usual);
    watch();
    assertThat(inbox.subjects(1)).containsExactly("one");
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aMailThatIsExpungedMeanwhileIsPassedOver() throws Exception {
    server.add(11, Samples.mail("one")).add(12, Samples.mail("gone"));
    server.on(
        "UID FETCH 11,12 (UID BODY",
        usual -> {
          server.remove(12);
          return usual.substring(0, usual.indexOf("* 2 FETCH"));
        });
    watch();
    assertThat(inbox.batches().poll(10, SECONDS))
        .satisfies(batch -> {
          assertThat(batch.upTo().uid()).isEqualTo(12);
          assertThat(batch.arrivals()).hasSize(1);
        });
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void flagsThatOthersChangeMeanwhileAreNoMails() throws Exception {
    server.add(11, Samples.mail("one"));
    server.on("UID FETCH", usual -> "* 1 FETCH (FLAGS (\\Seen))\r\n" + usual);
    watch();
    assertThat(inbox.subjects(1)).containsExactly("one");
  }

  @Test
  void whatOthersDoToMailsWhileWeWaitIsPassedOn() throws Exception {
    server.on("DONE", usual -> "* 1 FETCH (FLAGS (\\Seen))\r\n" + usual);
    watch();
    assertThat(stir.await(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void whatOthersTakeAwayWhileWeAskIsPassedOn() throws Exception {
    server.on("UID SEARCH", usual -> "* 1 EXPUNGE\r\n" + usual);
    watch();
    assertThat(stir.await(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void whatWeAskOfMailsIsNobodysAct() throws Exception {
    server.add(11, Samples.mail("one"));
    watch();
    inbox.subjects(1);
    awaitCommand("IDLE");
    assertThat(stir.await(Duration.ZERO)).isFalse();
  }

  @Test
  void withoutSizeAndDateAMailIsStillRead() throws Exception {
    server.add(11, Samples.mail("one"));
    server.on("UID FETCH 11 (UID INTERNALDATE", usual -> "");
    watch();
    assertThat(inbox.subjects(1)).containsExactly("one");
    assertThat(server.commands()).anyMatch(c -> c.contains("BODY.PEEK[]<0."));
  }

  @Test
  void neverAsksForABodyInAWayThatSetsSeen() throws Exception {
    server.add(11, Samples.mail("one"));
    watch();
    inbox.subjects(1);
    assertThat(server.commands())
        .noneMatch(c -> c.startsWith("SELECT") || c.contains("STORE") || c.contains("BODY["));
  }

  private void awaitCommand(String... beginnings) throws InterruptedException {
    String command;
    do {
      command = server.commands().poll(10, SECONDS);
      assertThat(command).isNotNull();
    } while (!startsWithAny(command, beginnings));
  }

  private static boolean startsWithAny(String command, String... beginnings) {
    return Arrays.stream(beginnings).anyMatch(command::startsWith);
  }

  /** Keeps a server's thread busy until the test is over. */
  private static String await(Stop stop) {
    try {
      stop.pause(Duration.ofSeconds(20));
    } catch (InterruptedException _) {
      // the test is over
    }
    return ScriptedImap.DROP;
  }
}
