package fi.kuittaus.flow;

import fi.kuittaus.store.BellRope.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of the desk's notices to its bell: each until it was heard, at most for a day. For one
 * thread at a time.
 */
public final class Ringing {
  private static final Logger LOG = LoggerFactory.getLogger(Ringing.class);
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration GIVEN_UP = Duration.ofDays(1);
  private static final int SOME = 50;
  private final Office office;
  private final Optional<Bell> bell;

  /** A way that leads nowhere where there is no bell. */
  public Ringing(Office office, Optional<Bell> bell) {
    this.office = office;
    this.bell = bell;
  }

  /** Rings for what is due, oldest first; the first that fails ends the round. */
  public void ringDue() throws InterruptedException {
    if (bell.isEmpty()) {
      return;
    }
    List<Pull> due = office.store().transaction(tx -> tx.bellRope().due(office.now(), SOME));
    for (Pull pull : due) {
      if (!isHeard(bell.get(), pull)) {
        return;
      }
    }
  }

  private boolean isHeard(Bell listening, Pull pull) throws InterruptedException {
    Optional<String> why =
        listening.ring(
            new Bell.Notice(
                Long.toString(pull.id()), pull.kind(), pull.subject(), pull.text(), pull.at()));
    Instant now = office.now();
    if (why.isEmpty() || pull.at().plus(GIVEN_UP).isBefore(now)) {
      office.store().run(tx -> tx.bellRope().remove(pull.id()));
      LOG.info("notice={} webhook {}", pull.kind(), why.map(w -> "given up: " + w).orElse("told"));
      return why.isEmpty();
    }
    if (pull.attempts() == 0) {
      LOG.warn("notice={} webhook failed, it is tried again: {}", pull.kind(), why.get());
    }
    office.store().run(tx -> tx.bellRope().later(pull.id(), now.plus(pause(pull.attempts()))));
    return false;
  }

  private static Duration pause(int attempts) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts, 12));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
