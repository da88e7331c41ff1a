package fi.kuittaus.bench;

import com.sun.management.OperatingSystemMXBean;
import fi.kuittaus.TestHouse;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.flow.Dispatch;
import fi.kuittaus.flow.Gate;
import fi.kuittaus.flow.MailRoom;
import fi.kuittaus.flow.Office;
import fi.kuittaus.flow.RateLimit;
import fi.kuittaus.flow.Receiving;
import fi.kuittaus.flow.Sending;
import fi.kuittaus.flow.SentCopies;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.screening.Screener;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import fi.kuittaus.transport.MimeReader;
import fi.kuittaus.transport.MimeWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * How fast one mail's path is without servers: raw mails are parsed, received into a real store,
 * and sent by a courier that writes their MIME form and forgets it.
 *
 * <p>Arguments: how many mails (5,000), and a folder of {@code .eml} files in place of made ones.
 */
final class PathBench {
  private static final int BATCH = 50;
  private static final int FIRST = 1_000;
  private final MimeReader parser = new MimeReader();
  private final Readers readers = new Readers();
  private final HousePolicy policy;
  private final Semaphore sent = new Semaphore(0);
  private final Dispatch dispatch;
  private final Receiving inbox;
  private long uid;
  private long parsing;
  private long receiving;

  private PathBench(Path data, Store store) {
    this.policy = shippedPolicy();
    Office office =
        new Office(
            store,
            () -> policy,
            InstantSource.system(),
            new MailRoom(Letters.builtIn(), new Random(5)));
    SharedMailbox server = new NoServer();
    SentCopies copies = new SentCopies("support", office, server, SentCopies.Rule.AUTO);
    MimeWriter writer = new MimeWriter(ZoneOffset.UTC);
    Sending sending =
        new Sending(
            "support",
            office,
            (mail, at) -> {
              writer.bytes(mail, at);
              sent.release();
              return new Delivery.Accepted();
            },
            server,
            copies,
            Gate.OPEN);
    this.dispatch = new Dispatch(sending, office.clock(), RateLimit.NONE, Duration.ofMillis(500));
    this.inbox =
        new Receiving(
            "support",
            office,
            readers,
            new QuarantineFiles(data.resolve("quarantine")),
            dispatch::ring);
    inbox.position("INBOX").ifPresentOrElse(p -> uid = p.uid(), this::begin);
  }

  private void begin() {
    inbox.begin(new MailboxPosition("INBOX", 1, 0));
  }

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
    List<byte[]> mails =
        arguments.length > 1
            ? SampleMails.in(Path.of(arguments[1]), count)
            : SampleMails.made(count);
    Path data = Files.createTempDirectory("path-bench");
    try (Store store = Store.embedded(data)) {
      PathBench bench = new PathBench(data, store);
      bench.dispatch.start("support", 2);
      bench.run("first", mails.subList(0, Math.min(FIRST, mails.size())));
      if (mails.size() > FIRST) {
        bench.run("next", mails.subList(FIRST, mails.size()));
      }
      bench.dispatch.close();
      bench.stages(mails);
    }
    delete(data);
  }

  private void run(String name, List<byte[]> mails) throws InterruptedException {
    parsing = 0;
    receiving = 0;
    long begun = System.nanoTime();
    long cpu = cpuNanos();
    for (int from = 0; from < mails.size(); from += BATCH) {
      receive(mails.subList(from, Math.min(from + BATCH, mails.size())));
    }
    sent.acquire(mails.size());
    long took = System.nanoTime() - begun;
    System.out.printf(
        "%-6s %5d mails  %6.0f/s   µs each: all %5d  cpu %5d  parse %4d  receive %5d%n",
        name,
        mails.size(),
        mails.size() * 1e9 / took,
        took / 1_000 / mails.size(),
        (cpuNanos() - cpu) / 1_000 / mails.size(),
        parsing / 1_000 / mails.size(),
        receiving / 1_000 / mails.size());
  }

  /** Of all threads, the compiler's too: says more than the clock where others use the machine. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void receive(List<byte[]> mails) {
    long begun = System.nanoTime();
    List<Arrival> batch = new ArrayList<>();
    Instant now = Instant.now();
    for (byte[] raw : mails) {
      batch.add(new Arrival(++uid, now, parser.read(raw, now)));
    }
    long parsed = System.nanoTime();
    inbox.receive(new MailboxPosition("INBOX", 1, uid), batch);
    parsing += parsed - begun;
    receiving += System.nanoTime() - parsed;
  }

  /** What the pure parts cost, warm and alone. */
  private void stages(List<byte[]> raw) {
    List<InboundMessage> mails = new ArrayList<>();
    for (byte[] bytes : raw) {
      if (parser.read(bytes, Instant.now()) instanceof Parsed.Mail(InboundMessage mail)) {
        mails.add(mail);
      }
    }
    var mailbox = policy.mailbox("support");
    stage("parse", raw, bytes -> parser.read(bytes, Instant.EPOCH));
    stage("screen", mails, mail -> Screener.screen(mail, mailbox.screening()));
    stage("read", mails, mail -> readers.read(mail, policy.triage(), mailbox.languages()));
  }

  private static <T> void stage(String name, List<T> things, Consumer<T> work) {
    long begun = System.nanoTime();
    things.forEach(work);
    System.out.printf(
        "warm   %-8s %5d µs%n", name, (System.nanoTime() - begun) / 1_000 / things.size());
  }

  private static HousePolicy shippedPolicy() {
    Environment environment =
        Environment.of(name -> Optional.of(name).filter("SUPPORT_PASSWORD"::equals));
    return switch (ConfigurationFiles.read(Path.of("config/kuittaus.yaml"), environment)) {
      case Loaded.Good good -> unbraked(good.configuration().housePolicy(TestHouse.KEY));
      case Loaded other -> throw new IllegalStateException(other.toString());
    };
  }

  private static HousePolicy unbraked(HousePolicy p) {
    var limits = new HousePolicy.Limits(p.limits().oldest(), Optional.empty());
    return new HousePolicy(p.promises(), p.triage(), p.mailboxes(), p.desk(), limits);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A Sent folder that holds nothing and takes everything. */
  private static final class NoServer implements SharedMailbox {
    @Override
    public boolean keepSentCopy(OutboundMessage mail, Instant sentAt) {
      return true;
    }

    @Override
    public boolean isInSent(MessageId id) {
      return false;
    }

    @Override
    public boolean isAnsweredInSent(MessageId original) {
      return false;
    }

    @Override
    public boolean hasRepliesInSent(Instant since) {
      return true;
    }

    @Override
    public void putInInbox(OutboundMessage mail, Instant sentAt) {
      throw new UnsupportedOperationException("nothing goes wrong here");
    }
  }
}
