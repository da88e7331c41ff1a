package fi.kuittaus.transport;

import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.transport.ImapFolder.Card;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder's way from the server to its intake: every mail above the stored position, in UID
 * order, in batches. For one thread, but for {@link #status()}.
 *
 * <p>Of a mail above {@link #WHOLE} only the beginning is fetched: its header and, in all but the
 * oddest mails, its text, while attachments stay on the server.
 */
final class FolderReader {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReader.class);

  /** Mails fetched together. */
  static final int MAILS = 50;

  /** Bytes fetched together, unless a single mail has more. */
  private static final long BYTES = 5_000_000;

  /** The largest mail that is fetched whole. */
  static final long WHOLE = 10_000_000;

  /** How much is fetched of a larger one. */
  static final int BEGINNING = 1_000_000;

  /** So often fetching one mail may fail before it counts as unreadable. */
  static final int FAILURES = 5;

  private final String mailbox;
  private final String folder;
  private final BiFunction<byte[], Instant, Parsed> parser;
  private final InstantSource clock;
  private final Stop stop;
  private final Handover handover;
  private long uidValidity;
  private long uid;
  private long suspect;
  private int failures;
  private boolean oneByOne;

  FolderReader(
      String mailbox,
      String folder,
      Handover handover,
      BiFunction<byte[], Instant, Parsed> parser,
      InstantSource clock,
      Stop stop) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.handover = handover;
    this.parser = parser;
    this.clock = clock;
    this.stop = stop;
  }

  String folder() {
    return folder;
  }

  /** Empty before the folder was opened. */
  Optional<WatchStatus.Folder> status() {
    return handover.status();
  }

  /** Whether the folder has mails that we have not read, going by its STATUS. */
  boolean isBehind(long serverUidValidity, long serverUidNext) {
    return serverUidValidity != uidValidity || serverUidNext <= 0 || serverUidNext - 1 > uid;
  }

  /** Opens the folder on this connection; at the first start its mails are passed over. */
  ImapFolder open(ImapLine line) throws IOException {
    ImapFolder opened = ImapFolder.examine(line, folder);
    uidValidity = opened.uidValidity();
    Optional<MailboxPosition> stored = handover.stored(folder);
    if (stored.isEmpty()) {
      uid = opened.lastUid();
      handover.begin(new MailboxPosition(folder, uidValidity, uid));
    } else if (stored.get().uidValidity() == uidValidity) {
      uid = stored.get().uid();
    } else {
      LOG.warn("{} {}: made anew on the server (UIDVALIDITY); read all again", mailbox, folder);
      uid = 0;
    }
    return opened;
  }

  /** Takes in what is new; whether anything was. */
  boolean catchUp(ImapFolder opened) throws IOException, InterruptedException {
    boolean any = false;
    do {
      List<Long> fresh = opened.uidsAfter(uid);
      any |= !fresh.isEmpty();
      for (int from = 0; from < fresh.size(); ) {
        int to = Math.min(from + (oneByOne ? 1 : MAILS), fresh.size());
        takeChunk(opened, fresh.subList(from, to));
        from = to;
      }
    } while (opened.line().hasNews());
    return any;
  }

  /**
   * Takes some mails in. Where that fails, the next attempt takes mail by mail, until the one over
   * which it fails is known; if it always does, that one goes to quarantine and the folder goes on.
   */
  private void takeChunk(ImapFolder opened, List<Long> uids)
      throws IOException, InterruptedException {
    long last = uids.getLast();
    if (uids.size() == 1 && last == suspect && failures >= FAILURES) {
      LOG.error("{} {}: the server does not deliver UID {}", mailbox, folder, last);
      give(last, List.of(undelivered(last)));
      return;
    }
    try {
      for (List<Card> batch : batches(uids, opened.cards(uids))) {
        give(batch.getLast().uid(), fetch(opened, batch));
      }
      oneByOne &= last < suspect;
    } catch (IOException e) {
      failures = uids.size() == 1 && last == suspect ? failures + 1 : 1;
      suspect = last;
      oneByOne = true;
      throw e;
    }
  }

  private List<List<Card>> batches(List<Long> uids, Map<Long, Card> cards) {
    List<List<Card>> batches = new ArrayList<>();
    long bytes = BYTES;
    for (long next : uids) {
      // Without a card the size is unknown: taken for the worst.
      Card card =
          cards.getOrDefault(next, new Card(next, WHOLE + 1, clock.instant(), Arrival.Flags.NONE));
      bytes += card.size();
      if (bytes > BYTES) {
        batches.add(new ArrayList<>());
        bytes = card.size();
      }
      batches.getLast().add(card);
    }
    return batches;
  }

  private void give(long upTo, List<RawArrival> arrivals) throws InterruptedException {
    stop.check();
    handover.give(new MailboxPosition(folder, uidValidity, upTo), arrivals);
    uid = upTo;
  }

  private List<RawArrival> fetch(ImapFolder opened, List<Card> batch) throws IOException {
    List<Long> whole = batch.stream().filter(c -> c.size() <= WHOLE).map(Card::uid).toList();
    Map<Long, byte[]> bodies = new HashMap<>(opened.bodies(whole));
    for (Card card : batch) {
      if (card.size() > WHOLE) {
        bodies.putAll(opened.beginning(card.uid(), BEGINNING));
      }
    }
    requireAll(opened, batch, bodies);
    return batch.parallelStream()
        .filter(card -> bodies.containsKey(card.uid()))
        .map(card -> parse(card, Objects.requireNonNull(bodies.get(card.uid()))))
        .toList();
  }

  /** What was left out must be gone, or else it would be lost. */
  private static void requireAll(ImapFolder opened, List<Card> batch, Map<Long, byte[]> bodies)
      throws IOException {
    List<Long> missing = batch.stream().map(Card::uid).filter(u -> !bodies.containsKey(u)).toList();
    if (!opened.remaining(missing).isEmpty()) {
      throw new IOException("the server left out a mail that it still has");
    }
  }

  private RawArrival parse(Card card, byte[] raw) {
    Instant now = clock.instant();
    Instant at = card.arrivedAt().isAfter(now) ? now : card.arrivedAt();
    return new RawArrival(
        raw, new Arrival(card.uid(), at, parse(card.uid(), raw, at), card.flags()));
  }

  private Parsed parse(long mail, byte[] raw, Instant at) {
    try {
      return parser.apply(raw, at);
    } catch (RuntimeException e) {
      LOG.error("{} {}: UID {} cannot be parsed", mailbox, folder, mail, e);
      return new Parsed.Unreadable(raw, "cannot be parsed: " + e.getClass().getSimpleName());
    }
  }

  private RawArrival undelivered(long mail) {
    Parsed nothing = new Parsed.Unreadable(new byte[0], "the server does not deliver it");
    return new RawArrival(new byte[0], new Arrival(mail, clock.instant(), nothing));
  }
}
