package fi.kuittaus.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The watch over a mailbox of a real Dovecot; each test has a user of its own. */
class DovecotWatchTest {
  private static final Pace QUICK =
      new Pace(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(100));

  private static Dovecot dovecot;
  private static Wire wire;

  private final Recorder inbox = new Recorder();
  private final Recorder sent = new Recorder();
  private final Recorder closed = new Recorder();
  private final Eye eye = new Eye();
  private final BlockingQueue<List<MessageId>> marked = new LinkedBlockingQueue<>();
  private String user;
  private MailboxWatcher watcher;

  @BeforeAll
  static void install() {
    dovecot = Dovecot.start();
    wire = new Wire();
  }

  @AfterAll
  static void remove() {
    if (dovecot != null) {
      dovecot.close();
      wire.close();
    }
  }

  @BeforeEach
  void prepare(TestInfo test) {
    user = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    watcher = watcher(InstantSource.system());
  }

  @AfterEach
  void stop() {
    long start = System.nanoTime();
    watcher.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  private MailboxWatcher watcher(InstantSource clock) {
    return watcher(clock, FolderNames.USUAL);
  }

  private MailboxWatcher watcher(InstantSource clock, FolderNames names) {
    return new MailboxWatcher(
        new WatchedMailbox(
            user, Samples.plain(dovecot.imapPort(), user, dovecot.password()), names, "closed"),
        new Watching(inbox, sent, closed, marked::add, eye),
        Recorder::parse,
        clock,
        QUICK,
        wire);
  }

  private void deliver(String... subjects) {
    for (String subject : subjects) {
      dovecot.deliver(user, Samples.mail(subject));
    }
  }

  private void startFresh() throws InterruptedException {
    watcher.start();
    inbox.begun();
    closed.begun();
  }

  @Test
  void theFirstStartIsSilent() throws Exception {
    deliver("old-1", "old-2");
    watcher.start();
    assertThat(inbox.begun().uid()).isEqualTo(2);
    deliver("new");
    assertThat(inbox.subjects(1)).containsExactly("new");
  }

  @Test
  void catchesUpInUidOrderAndInBatches() throws Exception {
    startFresh();
    watcher.close();
    String[] subjects = IntStream.range(0, 120).mapToObj(i -> "m" + i).toArray(String[]::new);
    deliver(subjects);

    watcher = watcher(InstantSource.system());
    watcher.start();
    assertThat(inbox.subjects(120)).containsExactly(subjects);
    List<Recorder.Batch> batches = List.copyOf(inbox.batches());
    assertThat(batches).extracting(b -> b.arrivals().size()).containsExactly(50, 50, 20);
    assertThat(batches)
        .allMatch(b -> b.arrivals().getLast().uid() == b.upTo().uid())
        .isSortedAccordingTo((a, b) -> Long.compare(a.upTo().uid(), b.upTo().uid()));
  }

  @Test
  void hearsOfNewMailWhileIdle() throws Exception {
    startFresh();
    for (String subject : List.of("one", "two", "three")) {
      deliver(subject);
      assertThat(inbox.subjects(1)).containsExactly(subject);
    }
  }

  @Test
  void followsCloselyAfterAMail() throws Exception {
    startFresh();
    deliver("first");
    inbox.next();
    long worst = 0;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      deliver("m" + i);
      inbox.next();
      worst = Math.max(worst, System.nanoTime() - start);
    }
    // An idling client hears from Dovecot after half a second.
    assertThat(Duration.ofNanos(worst)).isLessThan(Duration.ofMillis(400));
  }

  @Test
  void neverTouchesSeen() throws Exception {
    startFresh();
    deliver("one", "two");
    inbox.subjects(2);
    dovecot.doveadm("flags", "add", "-u", user, "\\Seen", "mailbox", "INBOX", "uid", "2");
    deliver("three");
    inbox.subjects(1);
    assertThat(dovecot.doveadm("search", "-u", user, "mailbox", "INBOX", "seen").lines())
        .hasSize(1);
  }

  @Test
  void seesAnswersInSentAndWhatIsMovedToClosed() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Lähetetyt");
    watcher.start();
    assertThat(sent.begun().folder()).isEqualTo("Lähetetyt");
    assertThat(closed.begun().folder()).isEqualTo("Closed");
    inbox.begun();

    deliver("question");
    inbox.next();
    dovecot.doveadm("move", "-u", user, "Closed", "mailbox", "INBOX", "all");
    assertThat(closed.subjects(1)).containsExactly("question");
    dovecot.doveadm("copy", "-u", user, "Lähetetyt", "mailbox", "Closed", "all");
    assertThat(sent.subjects(1)).containsExactly("question");
  }

  @Test
  void tellsDraftsInSentFromWhatWasSent() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Sent", "Drafts");
    watcher.start();
    sent.begun();
    inbox.begun();
    deliver("draft");
    inbox.next();
    dovecot.doveadm("flags", "add", "-u", user, "\\Draft", "mailbox", "INBOX", "all");
    dovecot.doveadm("copy", "-u", user, "Sent", "mailbox", "INBOX", "all");
    assertThat(sent.next().flags().draft()).isTrue();
    dovecot.doveadm("flags", "remove", "-u", user, "\\Draft", "mailbox", "INBOX", "all");
    dovecot.doveadm("copy", "-u", user, "Sent", "mailbox", "INBOX", "all");
    assertThat(sent.next().flags().draft()).isFalse();
  }

  @Test
  void tellsWhichWaysAgentsDoNotHave() throws Exception {
    startFresh();
    assertThat(eye.shut()).containsExactly(AgentWay.SENT);
  }

  @Test
  void findsSentBySpecialUseBeforeItsName() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Sent", "Outgoing");
    watcher.start();
    assertThat(sent.begun().folder()).isEqualTo("Outgoing");
  }

  @Test
  void aFolderThatDoesNotExistHidesNoOther() throws Exception {
    FolderNames names = new FolderNames("INBOX", Optional.of("Nowhere"), "Closed");
    watcher = watcher(InstantSource.system(), names);
    startFresh();
    deliver("question");
    inbox.next();
    dovecot.doveadm("move", "-u", user, "Closed", "mailbox", "INBOX", "all");
    assertThat(closed.subjects(1)).containsExactly("question");
  }

  @Test
  void tellsOnceOfEachMailMarkedAsClosed() throws Exception {
    startFresh();
    deliver("one", "two");
    inbox.subjects(2);
    dovecot.doveadm("flags", "add", "-u", user, "closed", "mailbox", "INBOX", "uid", "1");
    assertThat(marked.poll(10, SECONDS)).containsExactly(new MessageId("<one@customer.example>"));
    dovecot.doveadm("flags", "add", "-u", user, "closed", "mailbox", "INBOX", "uid", "2");
    assertThat(marked.poll(10, SECONDS)).containsExactly(new MessageId("<two@customer.example>"));
  }

  @Test
  void readsAFolderThatWasMadeAnewFromItsBeginning() throws Exception {
    startFresh();
    deliver("one", "two");
    inbox.subjects(2);
    watcher.close();
    MailboxPosition before = inbox.position("INBOX").orElseThrow();
    long anew = before.uidValidity() + 7;
    dovecot.doveadm("mailbox", "update", "-u", user, "--uid-validity", "" + anew, "INBOX");

    watcher = watcher(InstantSource.system());
    watcher.start();
    assertThat(inbox.subjects(2)).containsExactlyInAnyOrder("one", "two");
    assertThat(inbox.position("INBOX").orElseThrow().uidValidity()).isEqualTo(anew);
    deliver("three");
    assertThat(inbox.subjects(1)).containsExactly("three");
  }

  @Test
  void mailsExpungedByOthersWhileIdleConfuseNothing() throws Exception {
    startFresh();
    deliver("one", "two", "three");
    inbox.subjects(3);
    dovecot.doveadm("expunge", "-u", user, "mailbox", "INBOX", "uid", "1:2");
    deliver("four");
    assertThat(inbox.subjects(1)).containsExactly("four");
    dovecot.doveadm("expunge", "-u", user, "mailbox", "INBOX", "all");
    deliver("five");
    assertThat(inbox.subjects(1)).containsExactly("five");
  }

  @Test
  void comesBackAfterTheServerWasAway() throws Exception {
    startFresh();
    deliver("before");
    inbox.subjects(1);
    dovecot.restart();
    deliver("after");
    assertThat(inbox.subjects(1)).containsExactly("after");
    WatchStatus status = watcher.status();
    assertThat(status.inbox().connected()).isTrue();
    assertThat(status.inbox().failures()).isZero();
    assertThat(status.inbox().lastError()).isPresent();
    assertThat(status.folders()).extracting(f -> f.position().folder()).contains("INBOX");
  }

  @Test
  void anArrivalInTheFutureCountsAsNow() throws Exception {
    Instant early = Instant.parse("2020-01-01T00:00:00Z");
    watcher = watcher(InstantSource.fixed(early));
    startFresh();
    deliver("one");
    assertThat(inbox.next().arrivedAt()).isEqualTo(early);
  }

  @Test
  void ofAHugeMailOnlyTheBeginningIsFetched() throws Exception {
    startFresh();
    String attachment = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n".repeat(250_000);
    byte[] start = Samples.mail("huge");
    byte[] huge = Arrays.copyOf(start, start.length + attachment.length());
    System.arraycopy(
        attachment.getBytes(StandardCharsets.US_ASCII), 0, huge, start.length, attachment.length());
    dovecot.deliver(user, huge);
    Arrival arrival = inbox.next();
    InboundMessage message = ((Parsed.Mail) arrival.mail()).message();
    assertThat(message.subject()).isEqualTo("huge");
    assertThat(message.digest()).isEqualTo("" + FolderReader.BEGINNING);
  }

  @Test
  void aMailThatCannotBeParsedGoesToQuarantineAndTheFolderGoesOn() throws Exception {
    startFresh();
    dovecot.deliver(user, "X-Odd: yes\r\n\r\nno subject\r\n".getBytes(StandardCharsets.US_ASCII));
    deliver("fine");
    assertThat(inbox.subjects(2))
        .containsExactly("unreadable: cannot be parsed: IllegalArgumentException", "fine");
    deliver("more");
    inbox.next(); // the batch before it has been counted by now
    assertThat(watcher.status().folders())
        .filteredOn(f -> f.position().folder().equals("INBOX"))
        .singleElement()
        .satisfies(f -> assertThat(f.unreadable()).isEqualTo(1));
  }

  @Test
  void aMailThatAloneCannotBeTakenInGoesToQuarantine() throws Exception {
    startFresh();
    watcher.close();
    inbox.failing((upTo, batch) -> {
      if (batch.stream().anyMatch(a -> Recorder.subject(a).equals("poison"))) {
        throw new IllegalStateException("constraint");
      }
    });
    deliver("one", "poison", "three");
    watcher = watcher(InstantSource.system());
    watcher.start();
    assertThat(inbox.subjects(3))
        .containsExactly("one", "unreadable: cannot be taken in: IllegalStateException", "three");
  }

  @Test
  void anIntakeThatIsDownCostsNoMail() throws Exception {
    startFresh();
    BlockingQueue<MailboxPosition> attempts = new LinkedBlockingQueue<>();
    inbox.failing((upTo, batch) -> {
      attempts.add(upTo);
      if (attempts.size() < 12) {
        throw new IllegalStateException("no database");
      }
    });
    deliver("one", "two");
    assertThat(inbox.subjects(2)).containsExactly("one", "two");
    assertThat(watcher.status().folders()).allMatch(f -> f.unreadable() == 0);
  }

  @Test
  void aRefusedLoginShowsInTheStatusAndIsNotHammered() {
    Stop stop = new Stop();
    AtomicInteger attempts = new AtomicInteger();
    Login login =
        new Login(user, () -> attempts.incrementAndGet() == 2 ? stopped(stop) : "wrong", false);
    Account account =
        new Account("127.0.0.1", dovecot.imapPort(), Security.PLAIN, Optional.of(login));
    ConnectionLoop.Times times =
        new ConnectionLoop.Times(InstantSource.system(), Duration.ofMillis(100));
    ConnectionLoop loop = new ConnectionLoop("test", account, wire, times, stop, line -> {});
    long start = System.nanoTime();
    loop.run();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(370));
    assertThat(loop.link().connected()).isFalse();
    assertThat(loop.link().failures()).isPositive();
    assertThat(loop.link().lastError().orElse(""))
        .contains("AUTHENTICATIONFAILED")
        .doesNotContain("wrong");
  }

  private static String stopped(Stop stop) {
    stop.now();
    return "wrong";
  }
}
