package fi.kuittaus.transport;

import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How batches reach a folder's intake, so that neither a bad mail stops the folder nor an intake
 * that is out of order costs a mail. For one thread, but for {@link #status()}.
 *
 * <p>A batch that fails is given mail by mail. A mail that fails alone, while the intake takes an
 * empty batch, is the culprit: after {@link #REFUSALS} such failures it goes to quarantine. If the
 * intake takes nothing at all (its database is down), the same mail is tried for as long as it
 * takes.
 */
final class Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
  static final int REFUSALS = 3;

  private final String mailbox;
  private final FolderIntake intake;
  private final Duration retry;
  private final Stop stop;
  private volatile WatchStatus.@Nullable Folder status;

  Handover(String mailbox, FolderIntake intake, Duration retry, Stop stop) {
    this.mailbox = mailbox;
    this.intake = intake;
    this.retry = retry;
    this.stop = stop;
  }

  Optional<WatchStatus.Folder> status() {
    return Optional.ofNullable(status);
  }

  /** Where the folder was left; empty before the first start. */
  Optional<MailboxPosition> stored(String folder) {
    Optional<MailboxPosition> stored = intake.position(folder);
    stored.ifPresent(position -> count(position, List.of()));
    return stored;
  }

  void begin(MailboxPosition position) {
    intake.begin(position);
    count(position, List.of());
  }

  /**
   * Gives a batch, and returns when it is taken.
   *
   * @throws InterruptedException where the watch ends before that
   */
  void give(MailboxPosition upTo, List<RawArrival> batch) throws InterruptedException {
    try {
      receive(upTo, batch);
    } catch (RuntimeException e) {
      stop.check();
      if (batch.size() > 1) {
        LOG.warn("{} {}: a batch failed; mail by mail now", mailbox, upTo.folder(), e);
        giveEach(upTo, batch);
      } else {
        insist(upTo, batch, e);
      }
    }
  }

  private void giveEach(MailboxPosition upTo, List<RawArrival> batch) throws InterruptedException {
    for (RawArrival one : batch) {
      long uid = one.arrival().uid();
      give(new MailboxPosition(upTo.folder(), upTo.uidValidity(), uid), List.of(one));
    }
    give(upTo, List.of()); // the batch may end with mails that were expunged meanwhile
  }

  private void insist(MailboxPosition upTo, List<RawArrival> one, RuntimeException first)
      throws InterruptedException {
    LOG.error("{} {}: UID {} cannot be taken in", mailbox, upTo.folder(), upTo.uid(), first);
    Backoff backoff = new Backoff(retry, Duration.ofMinutes(1));
    RuntimeException failure = first;
    int refusals = 0;
    while (true) {
      stuck(failure);
      refusals += takesAnything(upTo.folder()) ? 1 : 0;
      stop.pause(backoff.next());
      try {
        receive(upTo, refusals < REFUSALS ? one : quarantined(one, first));
        return;
      } catch (RuntimeException again) {
        failure = again;
      }
    }
  }

  private static List<RawArrival> quarantined(List<RawArrival> mails, RuntimeException e) {
    String reason = "cannot be taken in: " + e.getClass().getSimpleName();
    return mails.stream().map(mail -> mail.unreadable(reason)).toList();
  }

  /** Whether the intake stores the position that it has, which tells on whom a failure lies. */
  private boolean takesAnything(String folder) {
    try {
      intake.position(folder).ifPresent(position -> intake.receive(position, List.of()));
      return true;
    } catch (RuntimeException e) {
      LOG.debug("{} {}: the intake takes nothing", mailbox, folder, e);
      return false;
    }
  }

  private void receive(MailboxPosition upTo, List<RawArrival> batch) {
    List<Arrival> arrivals = batch.stream().map(RawArrival::arrival).toList();
    intake.receive(upTo, arrivals);
    count(upTo, arrivals);
  }

  private void count(MailboxPosition position, List<Arrival> arrivals) {
    WatchStatus.Folder before = status;
    long unreadable = arrivals.stream().filter(a -> a.mail() instanceof Parsed.Unreadable).count();
    status =
        new WatchStatus.Folder(
            position,
            arrivals.size() + (before == null ? 0 : before.mails()),
            unreadable + (before == null ? 0 : before.unreadable()),
            Optional.empty());
  }

  private void stuck(RuntimeException e) {
    WatchStatus.Folder before = status;
    if (before != null) {
      status =
          new WatchStatus.Folder(
              before.position(), before.mails(), before.unreadable(), Optional.of(Diagnosis.of(e)));
    }
  }
}
