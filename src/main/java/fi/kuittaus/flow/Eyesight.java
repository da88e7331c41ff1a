package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Sight;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether agents' answers can be seen in one mailbox, as it is learned, within a transaction. */
record Eyesight(Transaction tx, String mailbox) {
  private static final Logger LOG = LoggerFactory.getLogger(Eyesight.class);

  /** Whether corrections and updates are held. */
  boolean isBlind() {
    return tx.sights().of(mailbox).isBlind();
  }

  /** An answer was seen, or ops say that they can be; what was held goes on. */
  void proven(String how, Instant now) {
    if (tx.sights().of(mailbox).proven().isEmpty()) {
      Sight before = tx.sights().lock(mailbox);
      tx.sights().save(mailbox, before.provenAt(now));
      LOG.info("mailbox={} agents' answers can be seen here: {}", mailbox, how);
    }
  }

  /** A promise lapses that nobody was seen to keep; the desk is told once if that is too many. */
  void lapsed(Office office, HousePolicy policy, Conversation c, Instant now) {
    if (tx.sights().of(mailbox).proven().isPresent()) {
      return;
    }
    Sight before = tx.sights().lock(mailbox);
    Sight after = before.lapsedAt(now);
    tx.sights().save(mailbox, after);
    if (after.isBlind() && !before.isBlind()) {
      HouseMailbox house = policy.mailbox(c.mailbox());
      office.mailRoom().tellDesk(tx, policy, house, DeskNotice.blind(house), now);
      LOG.warn(
          "mailbox={} {} promises lapsed and no answer was ever seen: corrections and updates are"
              + " held",
          mailbox,
          after.lapses());
    }
  }
}
