package fi.kuittaus.campaign;

import fi.kuittaus.PluggedDaemon;
import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.lab.UnkindSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A daemon that is killed again and again while mail flows, and started at once. For one thread.
 */
final class Campaign implements AutoCloseable {
  static final int CONNECTIONS = 3;
  static final int MAILS_BEFORE = 3;

  /** More than an uncertain mail waits before it is looked for and repeated. */
  private static final Duration LEAP = Duration.ofMinutes(11);

  private final Path folder;
  private final Path log;
  private final Random random;
  private final Consumer<String> progress;
  private final Dovecot dovecot;
  private final UnkindSink sink;
  private final Load load;
  private Duration ahead = Duration.ZERO;
  private Instant begun = Instant.now();

  /** When the plug is pulled. */
  private enum Moment {
    WHILE_STARTING,
    RUNNING,
    AT_A_TAKEN_MAIL,
    /** Nothing else has been sent since that mail came, so nothing else has synced it. */
    AT_A_FRESH_MAIL,
    WITHIN_A_BURST
  }

  /**
   * One that is not begun.
   *
   * @param folder for its configuration and data
   * @param log where what the daemon says is added
   * @param progress told a line for each kill
   */
  Campaign(Path folder, Path log, long seed, Consumer<String> progress) throws IOException {
    this.folder = folder;
    this.log = log;
    this.random = new Random(seed);
    this.progress = progress;
    this.dovecot = Dovecot.start();
    this.sink = UnkindSink.start(new Random(seed + 1), to -> to.startsWith(Load.REFUSED));
    this.load = new Load(dovecot, new Random(seed + 2), this::lettersToCustomers);
    configure();
  }

  private void configure() throws IOException {
    Files.writeString(
        folder.resolve("promises.yaml"),
        """
        calendars:
          always: { zone: Europe/Helsinki, open: always }
        urgencies:
          normal: { answer-within: 30 days, calendar: always, updates: none }
        triage: []
        default: { topic: question, urgency: normal }
        """);
    Files.writeString(
        folder.resolve("kuittaus.yaml"),
        """
        data: data
        promises: promises.yaml
        console: { listen: "127.0.0.1:0" }
        desk: { email: team@example.com }
        oldest: 30 days
        brake: off
        mailboxes:
          support:
            address: support@example.com
            languages: [en]
            imap: { host: 127.0.0.1, port: %d, security: plain, user: support, password: %s }
            smtp: { host: 127.0.0.1, port: %d, security: plain, rate: off, save-sent: append,
                    connections: %d }
        """
            .formatted(dovecot.imapPort(), dovecot.password(), sink.port(), CONNECTIONS));
  }

  private int lettersToCustomers() {
    return (int)
        sink.taken().stream()
            .filter(mail -> mail.recipient().endsWith("@customer.example"))
            .count();
  }

  /** Kills so often, lets the last life end its work, and compares what there is. */
  Outcome run(int kills) throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", "support", MailFolders.SENT);
    for (int i = 1; i <= MAILS_BEFORE; i++) {
      dovecot.deliver("support", before(i));
    }
    firstLife();
    Thread writer = Thread.ofVirtual().start(load);
    for (int kill = 2; kill <= kills; kill++) {
      String how = life();
      progress.accept(
          String.format(
              Locale.ROOT,
              "kill %d of %d, %s: %d mails written, %d taken",
              kill,
              kills,
              how,
              load.written().size(),
              sink.taken().size()));
    }
    load.stop();
    writer.join();
    return lastLife(kills);
  }

  private static byte[] before(int number) {
    return """
    Message-ID: <before%1$d@customer.example>
    From: before%1$d@customer.example
    To: support@example.com
    Subject: Question

    Hello, this was there before you.
    """
        .formatted(number)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The power fails right after the first start, and the first mails come meanwhile. */
  private void firstLife() throws Exception {
    try (Life life = begin()) {
      life.awaits("first start");
      life.kill();
    }
    load.burst(3);
  }

  private Life begin() throws IOException {
    Instant now = Instant.now();
    ahead =
        ahead
            .plus(Duration.between(begun, now).multipliedBy(PluggedDaemon.TIMES_AS_FAST))
            .plus(LEAP);
    begun = now;
    return Life.begin(folder.resolve("kuittaus.yaml"), ahead, log);
  }

  /** One life until it is killed; one in eight is followed by one that is stopped in peace. */
  private String life() throws Exception {
    Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
    try (Life life = begin()) {
      if (moment != Moment.WHILE_STARTING) {
        life.awaits("started: watching");
      }
      live(life, moment);
      life.kill();
    }
    if (random.nextInt(8) != 0) {
      return describe(moment);
    }
    try (Life life = begin()) {
      life.awaits("started: watching");
      live(life, Moment.RUNNING);
      return describe(moment) + ", then stopped in " + life.stop().toMillis() + " ms";
    }
  }

  private static String describe(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void live(Life life, Moment moment) throws Exception {
    switch (moment) {
      case WHILE_STARTING -> pause(200 + random.nextInt(2_500));
      case RUNNING -> pause(100 + random.nextInt(3_900));
      case AT_A_TAKEN_MAIL -> {
        boolean _ = sink.next(1 + random.nextInt(15)).await(4, TimeUnit.SECONDS);
      }
      case AT_A_FRESH_MAIL -> {
        synchronized (load) {
          life.settles(lastUid());
          CountDownLatch fresh = sink.next(1);
          load.opener();
          boolean _ = fresh.await(4, TimeUnit.SECONDS);
          life.kill();
        }
      }
      case WITHIN_A_BURST -> {
        load.burst(20);
        pause(random.nextInt(150));
      }
    }
  }

  /** The time of a kill is no state to be awaited: it is the dice's. */
  private static void pause(int millis) throws InterruptedException {
    boolean _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }

  private Outcome lastLife(int kills) throws Exception {
    sink.beKind();
    try (Life life = begin()) {
      life.awaits("started: watching");
      life.settles(lastUid());
      life.stop();
    }
    try (KeptData kept = KeptData.left(folder.resolve("data"))) {
      return new Comparison(kept, MailFolders.read(dovecot), load.written(), sink.taken(), kills)
          .outcome();
    }
  }

  private long lastUid() throws Exception {
    return MailFolders.read(dovecot).inbox().keySet().stream()
        .mapToLong(uid -> uid)
        .max()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    load.stop();
    sink.close();
    dovecot.close();
  }
}
