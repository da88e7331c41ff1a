package fi.kuittaus.flow;

import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Lease;
import fi.kuittaus.mail.LeaseVerdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The news about one mailbox's lease and clock: each change is a line of log, and what needs a
 * person is a mail to the desk, once. For one thread.
 */
final class LeaseNews {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseNews.class);
  private static final String CLAIM =
      "If this one here should send, stop the other one and run \"kuittaus claim\" on this"
          + " machine.";

  private final String mailboxId;
  private final Office office;
  private boolean failing;
  private boolean lapsed;
  private boolean jumped;

  LeaseNews(String mailboxId, Office office) {
    this.mailboxId = mailboxId;
    this.office = office;
  }

  void taken(Lease lease) {
    LOG.info("mailbox={} lease=taken counter={}", mailboxId, lease.counter());
  }

  void waiting(FoundLease other, Duration validity) {
    LOG.warn(
        "mailbox={} lease=waiting other=\"{}\" renewed={}: nothing is sent to customers until it"
            + " has been silent for {} s",
        mailboxId,
        other.lease().place(),
        other.arrivedAt(),
        validity.toSeconds());
    tell(
        "desk-lease-waiting",
        "nothing is sent: another Kuittaus may still be at work",
        "This Kuittaus works on a copy of a data folder, or on one that was moved while it was in"
            + " use: another one of the same name had the right to send a short while ago."
            + about(other)
            + "\n\n"
            + "So that no customer gets two letters, none leaves from here yet. If the other one"
            + " stays silent, this one goes on by itself within "
            + Math.max(1, validity.toMinutes())
            + " minutes. If the other one should be the only one, stop this one.");
  }

  void held(LeaseVerdict.Held held) {
    LOG.warn(
        "mailbox={} lease=held reason={} other=\"{}\" renewed={}: nothing is sent to customers"
            + " until \"kuittaus claim\"",
        mailboxId,
        held.obstacle(),
        held.other().lease().place(),
        held.other().arrivedAt());
    String happened =
        switch (held.obstacle()) {
          case OTHER_INSTANCE ->
              "Another Kuittaus, with a database of its own, has the right to send for this"
                  + " mailbox.";
          case NEWER ->
              "The right to send for this mailbox was used after the database here was last in use:"
                  + " a backup was restored here, or a copy of the data folder is at work"
                  + " elsewhere.";
        };
    tell(
        "desk-lease-held",
        "nothing is sent: another Kuittaus has the mailbox",
        happened
            + about(held.other())
            + "\n\nSo that no customer gets two letters, none leaves from here. "
            + CLAIM
            + " If the other one should send, stop this one.");
  }

  void claimed(List<FoundLease> over) {
    String others =
        over.stream()
            .map(lease -> lease.lease().place())
            .distinct()
            .collect(Collectors.joining(", "));
    LOG.warn("mailbox={} lease=claimed over=\"{}\"", mailboxId, others);
    tell(
        "desk-lease-claimed",
        "this Kuittaus sends from now on",
        "Somebody has run \"kuittaus claim\": letters for this mailbox leave from here now."
            + (others.isEmpty() ? "" : "\n\nBefore, they left from " + others + ".")
            + "\n\nIf the other one still runs, it stops sending at its next look at the mailbox,"
            + " within a few minutes, and this one waits for that.");
  }

  void failed(IOException e) {
    if (!failing) {
      LOG.warn("mailbox={} the lease cannot be looked at: {}", mailboxId, e.getMessage());
    }
    failing = true;
  }

  void reached() {
    if (failing) {
      LOG.info("mailbox={} the lease can be looked at again", mailboxId);
    }
    failing = false;
    lapsed = false;
  }

  /** The mailbox could not be reached for so long that somebody else may have it by now. */
  void lapsed(Duration validity) {
    if (lapsed) {
      return;
    }
    lapsed = true;
    LOG.warn(
        "mailbox={} lease=lapsed: the mailbox could not be reached for {} s, nothing is sent to"
            + " customers until it can",
        mailboxId,
        validity.toSeconds());
    tell(
        "desk-lease-lapsed",
        "nothing is sent: the mailbox cannot be reached",
        "For "
            + Math.max(1, validity.toMinutes())
            + " minutes it could not be made sure that no other Kuittaus sends for this"
            + " mailbox.\n\n"
            + "So no letter leaves to customers. It goes on by itself when the mail server can be"
            + " reached again; its reason is in the log.");
  }

  /** Whether this is the first that is known of a jump. */
  boolean jumped(Duration by) {
    boolean first = !jumped;
    if (first) {
      LOG.warn(
          "mailbox={} clock=jumped by={}: only acknowledgements leave until the mail server"
              + " confirms the time",
          mailboxId,
          by);
    }
    jumped = true;
    return first;
  }

  void clockWrong(Instant ours, Instant server) {
    jumped = false;
    LOG.warn(
        "mailbox={} clock=wrong here={} server={}: only acknowledgements leave",
        mailboxId,
        ours,
        server);
    tell(
        "desk-clock",
        "this machine's clock and the mail server's do not agree",
        "The time is "
            + ours
            + " by this machine's clock, and "
            + server
            + " by the mail server's.\n\nUntil they agree, customers get acknowledgements only: no"
            + " updates, and no word about a promise that slips. Set the clock that is wrong; it is"
            + " looked at every few minutes.");
  }

  void clockRight() {
    jumped = false;
    LOG.info("mailbox={} clock=right: it agrees with the mail server's again", mailboxId);
  }

  /** The server has confirmed what was thought of the clock. */
  void clockCompared() {
    if (jumped) {
      LOG.info("mailbox={} clock=confirmed by the mail server's", mailboxId);
    }
    jumped = false;
  }

  private static String about(FoundLease other) {
    return "\n\nIt runs at "
        + other.lease().place()
        + (other.lease().released() ? ", and was stopped at " : ", and was last heard of at ")
        + other.arrivedAt()
        + ".";
  }

  private void tell(String kind, String subject, String text) {
    HousePolicy policy = office.policy().get();
    DeskNotice notice = new DeskNotice(kind, mailboxId + ": " + subject, text);
    office
        .store()
        .run(tx ->
            office
                .mailRoom()
                .tellDesk(tx, policy, policy.mailbox(mailboxId), notice, office.now()));
  }
}
