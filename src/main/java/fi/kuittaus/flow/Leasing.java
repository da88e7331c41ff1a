package fi.kuittaus.flow;

import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Lease;
import fi.kuittaus.mail.LeaseBoard;
import fi.kuittaus.mail.LeaseVerdict;
import fi.kuittaus.mail.LeaseVerdict.Known;
import fi.kuittaus.store.ClaimFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keeping of one mailbox's lease, a turn at a time: taken, renewed, given up to whoever has the
 * better right, and given back. For one thread; its fence and its clock are for any.
 */
public final class Leasing {
  private static final Logger LOG = LoggerFactory.getLogger(Leasing.class);

  private final String mailboxId;
  private final Office office;
  private final LeaseBoard mailbox;
  private final ClaimFiles claims;
  private final Self self;
  private final Terms terms;
  private final ClockWatch clock;
  private final Fence fence;
  private final LeaseNews news;

  private final LeaseBook book;
  private final Replaced replaced = new Replaced();
  private Standing standing = new Standing.Seeking();
  private long dueAt;
  private boolean claimed;

  /**
   * Who looks.
   *
   * @param run the process, by a random name
   * @param place machine and data folder, for people too
   */
  public record Self(String run, String place) {}

  /**
   * How often, in real time, and by which clock.
   *
   * @param period between two renewals; a look is good for three
   * @param nanos as {@link System#nanoTime()}
   * @param tolerance how far the clock may differ from the server's; empty: as far as it likes
   */
  public record Terms(Duration period, LongSupplier nanos, Optional<Duration> tolerance) {
    Duration validity() {
      return period.multipliedBy(3);
    }

    /** After a failure, and while another process is awaited. */
    Duration retry() {
      Duration usual = Duration.ofSeconds(10);
      Duration quarter = period.dividedBy(4);
      return quarter.compareTo(usual) < 0 ? quarter : usual;
    }
  }

  /** What the last turn has come to. */
  private sealed interface Standing {
    /** Not looked yet, or not sure what became of a look. */
    record Seeking() implements Standing {}

    /** Another process may be at work, whose last lease was first seen then. */
    record Waiting(FoundLease other, long since) implements Standing {}

    /**
     * The lease is ours.
     *
     * @param overcome UIDs of leases whose place it took
     */
    record Holding(FoundLease mine, Set<Long> overcome) implements Standing {}

    /** Until a person decides otherwise. */
    record Held() implements Standing {}
  }

  public Leasing(
      String mailboxId,
      Office office,
      LeaseBoard mailbox,
      ClaimFiles claims,
      Self self,
      Terms terms) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.mailbox = mailbox;
    this.claims = claims;
    this.self = self;
    this.terms = terms;
    this.clock = new ClockWatch(office.clock(), terms.nanos(), terms.tolerance());
    this.fence = new Fence(terms.validity(), terms.nanos(), clock);
    this.news = new LeaseNews(mailboxId, office);
    this.book = new LeaseBook(mailboxId, office, self);
    this.dueAt = now();
  }

  /** Whether letters may leave. */
  public Fence fence() {
    return fence;
  }

  /** Whether this machine's clock is right. */
  public ClockWatch clock() {
    return clock;
  }

  /** One turn, to be made every few seconds: does what is due. */
  public void turn() {
    boolean before = claimed;
    claimed = claims.asked(mailboxId);
    if (claimed && !before) {
      dueAt = now();
    }
    clock.jump().ifPresent(this::jumped);
    if (now() - dueAt >= 0) {
      try {
        dueAt = now() + terms.retry().toNanos();
        look();
        news.reached();
        dueAt = now() + pause().toNanos();
      } catch (IOException e) {
        news.failed(e);
      }
    }
    if (fence.hasLapsed() && !(standing instanceof Standing.Held)) {
      news.lapsed(terms.validity());
    }
  }

  private void jumped(Duration by) {
    if (news.jumped(by)) {
      dueAt = now();
    }
  }

  private Duration pause() {
    boolean impatient = standing instanceof Standing.Waiting || fence.isYetToOpen();
    return impatient ? terms.retry() : terms.period();
  }

  private void look() throws IOException {
    long asked = now();
    switch (standing) {
      case Standing _ when claimed -> claim(asked);
      case Standing.Held _ -> {}
      case Standing.Holding holding -> renew(holding, asked);
      case Standing.Seeking _, Standing.Waiting _ -> seek(asked);
    }
  }

  private void seek(long asked) throws IOException {
    List<FoundLease> found = mailbox.leases();
    Known us = book.known();
    switch (LeaseVerdict.onTaking(us, found, this::isSilent)) {
      case LeaseVerdict.Free() -> write(us, found, asked);
      case LeaseVerdict.Wait(FoundLease other) -> await(other, asked);
      case LeaseVerdict.Held held -> beHeld(held, asked);
    }
  }

  /** By our own watch: clocks may be wrong, and the server's tells only when it was written. */
  private boolean isSilent(FoundLease lease) {
    return standing instanceof Standing.Waiting(FoundLease other, long since)
        && other.uid() == lease.uid()
        && now() - since > terms.validity().toNanos();
  }

  private void await(FoundLease other, long asked) {
    fence.close("another Kuittaus may still send (" + other.lease().place() + ")", asked);
    if (!(standing instanceof Standing.Waiting(FoundLease last, var _))
        || last.uid() != other.uid()) {
      standing = new Standing.Waiting(other, asked);
      news.waiting(other, terms.validity());
    }
  }

  private void renew(Standing.Holding holding, long asked) throws IOException {
    FoundLease mine = holding.mine();
    List<FoundLease> found = mailbox.leases();
    Optional<LeaseVerdict.Held> held = LeaseVerdict.onRenewing(mine, found, holding.overcome());
    if (held.isPresent()) {
      beHeld(held.get(), asked);
      sayFarewell(mine.lease());
    } else {
      replaced.hear(found);
      write(book.known(), found, asked);
    }
  }

  /** A person has given us the right to send, whatever lies there. */
  private void claim(long asked) throws IOException {
    List<FoundLease> found = mailbox.leases();
    Known before = book.known();
    Known us = book.renamed(before, found);
    found.stream()
        .filter(lease -> !lease.lease().released() && !lease.ofRun(self.run()))
        .filter(lease -> before.isBehind(lease) || !lease.lease().place().equals(self.place()))
        .forEach(lease -> replaced.add(lease, terms.validity()));
    write(us, found, asked);
    claims.done(mailboxId);
    if (standing instanceof Standing.Holding) {
      news.claimed(found);
    }
  }

  /** Writes the next lease, unless somebody else is quicker; then takes the others away. */
  private void write(Known us, List<FoundLease> before, long asked) throws IOException {
    Set<Long> others = before.stream().map(FoundLease::uid).collect(Collectors.toSet());
    Lease lease = book.next(us, before);
    boolean renewal = standing instanceof Standing.Holding;
    standing = new Standing.Seeking(); // if this breaks off, who knows what lies there
    Instant sent = office.now();
    FoundLease mine = mailbox.putLease(lease);
    compare(sent, office.now(), mine.arrivedAt());
    Optional<FoundLease> quicker = LeaseVerdict.quicker(mine, before, mailbox.leases());
    if (quicker.isPresent()) {
      beHeld(LeaseVerdict.Held.by(quicker.get(), us.instance()), asked);
      remove(Set.of(mine.uid()));
      return;
    }
    standing = new Standing.Holding(mine, others);
    fence.open(asked, asked + replaced.silentIn(mine.arrivedAt()).toNanos());
    if (!renewal) {
      news.taken(lease);
    }
    remove(others);
  }

  /** What stays is tried again with the next renewal, and changes no verdict. */
  private void remove(Set<Long> uids) {
    try {
      mailbox.removeLeases(List.copyOf(uids));
    } catch (IOException e) {
      LOG.debug("mailbox={} earlier leases stay for now: {}", mailboxId, e.getMessage());
    }
  }

  private void compare(Instant asked, Instant answered, Instant server) {
    switch (clock.confirm(asked, answered, server)) {
      case NONE -> news.clockCompared();
      case NOW_WRONG -> news.clockWrong(answered, server);
      case RIGHT_AGAIN -> news.clockRight();
    }
  }

  private void beHeld(LeaseVerdict.Held held, long asked) {
    standing = new Standing.Held();
    replaced.clear();
    String why =
        switch (held.obstacle()) {
          case OTHER_INSTANCE -> "another Kuittaus has the mailbox";
          case NEWER -> "the lease in the mailbox is newer than the database here";
        };
    fence.close(why + " (" + held.other().lease().place() + ")", asked);
    news.held(held);
  }

  /** Tells who took our place that we know, so that it need not wait; it does if this fails. */
  private void sayFarewell(Lease lease) {
    try {
      mailbox.putLease(lease.released(office.now()));
    } catch (IOException e) {
      LOG.debug("mailbox={} no farewell: {}", mailboxId, e.getMessage());
    }
  }

  /** Gives the lease back, if it is ours. To be called when nothing is sent any more. */
  public void release() {
    fence.close("stopped", now());
    if (standing instanceof Standing.Holding(FoundLease mine, var _)) {
      standing = new Standing.Seeking();
      try {
        mailbox.putLease(mine.lease().released(office.now()));
        mailbox.removeLeases(List.of(mine.uid()));
        LOG.info("mailbox={} lease=released", mailboxId);
      } catch (IOException e) {
        LOG.info("mailbox={} the lease could not be released: {}", mailboxId, e.getMessage());
      }
    }
  }

  private long now() {
    return terms.nanos().getAsLong();
  }
}
