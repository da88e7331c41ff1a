package fi.kuittaus.transport;

import fi.kuittaus.mail.AgentWay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duty on everything but the inbox's arrivals: look at Sent, Closed and the closing keyword
 * every few seconds, and at what becomes of the inbox's mails every few looks; at all of it, once
 * agents stir the inbox. For one thread.
 */
final class SideWatch implements ConnectionLoop.Duty {
  private static final Logger LOG = LoggerFactory.getLogger(SideWatch.class);
  private static final String[] NEWS = {"UIDVALIDITY", "UIDNEXT"};

  /** Looks between two searches for a folder that was not found. */
  private static final int PATIENCE = 100;

  /** Looks between two at the single mails of the inbox. */
  private static final int SELDOM = 3;

  /** What one act of an agent does comes together, or in steps as short as this. */
  private static final Duration SETTLING = Duration.ofMillis(200);

  /** Between two looks, however much is done at the inbox. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  /** Looking takes at most one part in so many of the time. */
  private static final int SHARE = 5;

  private final FolderFinder finder;
  private final Readers sent;
  private final Readers closed;
  private final KeywordSearch keyword;
  private final InboxLookout lookout;
  private final AtomicBoolean inboxCurrent;
  private final AtomicBoolean current;
  private final Stir stir;
  private final Pace pace;
  private final Stop stop;

  /** The reader for a folder whose name is known only now. */
  interface Readers {
    FolderReader of(String folder);
  }

  SideWatch(
      FolderFinder finder,
      Readers sent,
      Readers closed,
      KeywordSearch keyword,
      InboxLookout lookout,
      Attention attention) {
    this.finder = finder;
    this.sent = sent;
    this.closed = closed;
    this.keyword = keyword;
    this.lookout = lookout;
    this.inboxCurrent = attention.inboxCurrent();
    this.current = attention.current();
    this.stir = attention.stir();
    this.pace = attention.pace();
    this.stop = attention.stop();
  }

  /**
   * When to look.
   *
   * @param inboxCurrent whether the inbox has been caught up with on its present connection
   * @param current set while all folders have been looked at, the inbox before them
   * @param stir tells that agents act on mails of the inbox; to be told at the end of the watch
   */
  record Attention(
      AtomicBoolean inboxCurrent, AtomicBoolean current, Stir stir, Pace pace, Stop stop) {}

  @Override
  public void on(ImapLine line) throws IOException, InterruptedException {
    try {
      lookAgainAndAgain(line);
    } finally {
      current.set(false);
    }
  }

  private void lookAgainAndAgain(ImapLine line) throws IOException, InterruptedException {
    List<FolderReader> readers = new ArrayList<>();
    keyword.begin(line);
    lookout.begin();
    boolean stirred = false;
    for (int look = 0; ; look++) {
      awaitInbox();
      long start = System.nanoTime();
      if (look % PATIENCE == 0 && readers.size() < 2) {
        readers.clear();
        readers.addAll(found(line));
      }
      readers.removeAll(refused(line, readers));
      lookAtInbox(line, look % SELDOM == 0, stirred);
      current.set(inboxCurrent.get());
      stirred = rest(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private List<FolderReader> refused(ImapLine line, List<FolderReader> readers)
      throws IOException, InterruptedException {
    List<FolderReader> refused = new ArrayList<>();
    for (FolderReader reader : readers) {
      if (!look(line, reader)) {
        refused.add(reader);
      }
    }
    return refused;
  }

  /** After Sent and Closed: what was answered or closed is no loss. */
  private void lookAtInbox(ImapLine line, boolean inTurn, boolean stirred) throws IOException {
    if (stirred) {
      keyword.displaced(); // a folder that lies open shows what was when it was last asked
    }
    keyword.look(line);
    if (inTurn) {
      lookout.lookAndColour(line);
    } else if (stirred) {
      lookout.look(line); // colours would stir the inbox again
    }
    if (inTurn || stirred) {
      keyword.displaced();
    }
  }

  /** Until the next look; whether agents do something at the inbox. */
  private boolean rest(Duration took) throws InterruptedException {
    long start = System.nanoTime();
    boolean stirred = stir.await(pace.poll());
    stop.check();
    if (stirred) {
      settle();
      Duration breath = Duration.ofNanos(Math.max(BREATH.toNanos(), took.toNanos() * (SHARE - 1)));
      stop.pause(breath.minusNanos(System.nanoTime() - start));
    }
    return stirred;
  }

  /** Until an act is over, as far as that can be told. */
  private void settle() throws InterruptedException {
    long latest = System.nanoTime() + BREATH.toNanos();
    boolean more = true;
    while (more && System.nanoTime() < latest) {
      more = stir.await(SETTLING);
      stop.check();
    }
  }

  private List<FolderReader> found(ImapLine line) throws IOException {
    Optional<FolderReader> inClosed = finder.closed(line).map(closed::of);
    Optional<FolderReader> inSent = finder.sent(line).map(sent::of);
    Set<AgentWay> shut = EnumSet.noneOf(AgentWay.class);
    note(shut, AgentWay.CLOSED, inClosed.isEmpty());
    note(shut, AgentWay.SENT, inSent.isEmpty());
    note(shut, AgentWay.KEYWORD, keyword.isRefused());
    note(shut, AgentWay.MOVE, !line.can("MOVE"));
    lookout.tell(shut);
    return Stream.concat(inClosed.stream(), inSent.stream()).toList();
  }

  private static void note(Set<AgentWay> shut, AgentWay way, boolean isShut) {
    if (isShut) {
      shut.add(way);
    }
  }

  /** An answer or a closing means nothing before the mail that it is about has been taken in. */
  private void awaitInbox() throws InterruptedException {
    while (!inboxCurrent.get()) {
      current.set(false);
      stop.pause(pace.beat());
    }
  }

  /** False where the server does not let us look; the folder is searched for again later. */
  private boolean look(ImapLine line, FolderReader reader)
      throws IOException, InterruptedException {
    Optional<ImapFolder> behind;
    try {
      behind = openIfBehind(line, reader);
    } catch (ImapLine.Refused e) {
      LOG.warn("the folder {} cannot be read: {}", reader.folder(), e.getMessage());
      return false;
    }
    if (behind.isPresent()) {
      reader.catchUp(behind.get());
      // STATUS of a folder that is open may be out of date (RFC 9051 section 6.3.11).
      line.ask(IMAPProtocol::close);
    }
    return true;
  }

  private Optional<ImapFolder> openIfBehind(ImapLine line, FolderReader reader) throws IOException {
    Status status = line.answer(p -> p.status(reader.folder(), NEWS));
    if (status != null && !reader.isBehind(status.uidvalidity, status.uidnext)) {
      return Optional.empty();
    }
    keyword.displaced();
    return Optional.of(reader.open(line));
  }
}
