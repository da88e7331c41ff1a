package fi.kuittaus.transport;

import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * The watch over one mailbox, on two IMAP connections and as many virtual threads: one waits at the
 * inbox, the other looks at Sent, Closed and the closing keyword. Safe for several threads.
 *
 * <p>It reads, and sets keywords of ours: {@code \Seen} is never touched, since it tells of people.
 */
public final class MailboxWatcher implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofMillis(1800);

  private final WatchedMailbox mailbox;
  private final BiFunction<byte[], Instant, Parsed> parser;
  private final InstantSource clock;
  private final Pace pace;
  private final Stop stop = new Stop();
  private final AtomicBoolean inboxCurrent = new AtomicBoolean();
  private final AtomicBoolean current = new AtomicBoolean();
  private final Stir stir = new Stir();
  private final Map<String, FolderReader> readers = new ConcurrentSkipListMap<>();
  private final ConnectionLoop inbox;
  private final ConnectionLoop others;
  private final List<Thread> threads;

  /**
   * A watch that has not begun; see {@link #start()}.
   *
   * @param parser turns the bytes of a mail, perhaps only its beginning, and its arrival into
   *     values
   * @param clock an INTERNALDATE later than this counts as now
   */
  public MailboxWatcher(
      WatchedMailbox mailbox,
      Watching watching,
      BiFunction<byte[], Instant, Parsed> parser,
      InstantSource clock,
      Pace pace,
      Wire wire) {
    this.mailbox = mailbox;
    this.parser = parser;
    this.clock = clock;
    this.pace = pace;
    this.inbox = loop("inbox", wire, inboxDuty(watching));
    this.others = loop("folders", wire, othersDuty(watching));
    this.threads = List.of(thread("inbox", inbox), thread("folders", others));
  }

  private ConnectionLoop.Duty inboxDuty(Watching watching) {
    return new InboxWatch(
        reader(mailbox.folders().inbox(), watching.inbox()), inboxCurrent, stir, pace, stop);
  }

  private ConnectionLoop.Duty othersDuty(Watching watching) {
    FolderFinder finder = new FolderFinder(mailbox);
    return new SideWatch(
        finder,
        folder -> reader(folder, watching.sent()),
        folder -> reader(folder, watching.closed()),
        new KeywordSearch(mailbox, watching.closedByKeyword()),
        new InboxLookout(mailbox, finder, watching),
        new SideWatch.Attention(inboxCurrent, current, stir, pace, stop));
  }

  private ConnectionLoop loop(String part, Wire wire, ConnectionLoop.Duty duty) {
    ConnectionLoop.Times times = new ConnectionLoop.Times(clock, pace.retry());
    return new ConnectionLoop(
        mailbox.name() + " " + part, mailbox.account(), wire, times, stop, duty);
  }

  private Thread thread(String part, Runnable loop) {
    return Thread.ofVirtual().name("imap-" + mailbox.name() + "-" + part).unstarted(loop);
  }

  /** The folder's reader, which lives as long as the watch. */
  private FolderReader reader(String folder, FolderIntake intake) {
    return readers.computeIfAbsent(folder, name -> newReader(name, intake));
  }

  private FolderReader newReader(String folder, FolderIntake intake) {
    Handover handover = new Handover(mailbox.name(), intake, pace.retry(), stop);
    return new FolderReader(mailbox.name(), folder, handover, parser, clock, stop);
  }

  /**
   * Begins the watch; returns at once.
   *
   * @throws IllegalThreadStateException if it has begun before
   */
  public void start() {
    threads.forEach(Thread::start);
  }

  /**
   * Whether inbox, Sent, Closed and the keyword have all been looked at on their present
   * connections: what agents and customers did while nobody watched is known by now.
   */
  public boolean isCurrent() {
    return current.get();
  }

  /** How the watch stands now. */
  public WatchStatus status() {
    List<WatchStatus.Folder> folders =
        readers.values().stream().map(FolderReader::status).flatMap(Optional::stream).toList();
    return new WatchStatus(mailbox.name(), inbox.link(), others.link(), folders);
  }

  /**
   * Ends the watch and returns within two seconds. A batch that an intake is storing just then is
   * not interrupted.
   */
  @Override
  public void close() {
    stop.now();
    stir.tell();
    inbox.cut();
    others.cut();
    long end = System.nanoTime() + CLOSING.toNanos();
    try {
      for (Thread thread : threads) {
        if (thread.getState() != Thread.State.NEW) {
          thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
