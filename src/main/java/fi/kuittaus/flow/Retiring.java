package fi.kuittaus.flow;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Retention;
import fi.kuittaus.store.Quarantine;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Shredder;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of what is stored: text first, then all of a conversation, and mails in quarantine; each
 * conversation in a transaction of its own, so that no mail waits for it. Safe for several threads.
 */
public final class Retiring {
  private static final Logger LOG = LoggerFactory.getLogger(Retiring.class);
  private static final int BATCH = 100;
  private final Store store;
  private final InstantSource clock;
  private final Retention retention;
  private final QuarantineFiles quarantine;

  public Retiring(
      Store store, InstantSource clock, Retention retention, QuarantineFiles quarantine) {
    this.store = store;
    this.clock = clock;
    this.retention = retention;
    this.quarantine = quarantine;
  }

  /** Takes away what has been kept for long enough. */
  public void retireDue() {
    Instant now = clock.instant();
    Instant text = retention.textBefore(now);
    Instant skeleton = retention.skeletonBefore(now);
    int removed = closed(skeleton, Shredder::closed, Shredder::remove);
    int blanked = closed(text, Shredder::withText, (s, reference) -> s.blank(reference, now));
    int loose = loose(s -> s.removeLoose(skeleton, BATCH));
    loose += loose(s -> s.blankLoose(text, now, BATCH));
    int files = quarantined(retention.quarantineBefore(now));
    if (removed + blanked + loose + files > 0) {
      store.compactAtClose();
      LOG.info(
          "retention: {} conversations lost their text, {} are gone; so are {} mails in quarantine",
          blanked,
          removed,
          files);
    }
  }

  /** What is found. */
  private interface Search {
    List<Reference> in(Shredder shredder, Instant before, int limit);
  }

  /** What is done. */
  private interface Work {
    void on(Shredder shredder, Reference reference);
  }

  private int closed(Instant before, Search search, Work work) {
    int[] done = new int[1];
    Loop.over(
        limit -> store.transaction(tx -> search.in(tx.shredder(), before, limit)),
        reference -> {
          store.run(tx -> {
            if (isClosed(tx, reference, before)) {
              work.on(tx.shredder(), reference);
            }
          });
          done[0]++;
        });
    return done[0];
  }

  /** The customer may have written since it was found. */
  private static boolean isClosed(Transaction tx, Reference reference, Instant before) {
    return tx.conversations()
        .lock(reference)
        .filter(c -> c.isClosed())
        .flatMap(c -> c.course().tally().closed())
        .filter(at -> at.isBefore(before))
        .isPresent();
  }

  private int loose(Function<Shredder, Integer> some) {
    int all = 0;
    int done;
    do {
      done = store.transaction(tx -> some.apply(tx.shredder()));
      all += done;
    } while (done == BATCH && !Thread.currentThread().isInterrupted());
    return all;
  }

  private int quarantined(Instant before) {
    List<Quarantine.Kept> old =
        store.transaction(tx -> tx.quarantine().arrivedBefore(before, BATCH));
    for (Quarantine.Kept mail : old) {
      quarantine.delete(mail.file());
      store.run(tx -> tx.quarantine().remove(mail));
    }
    return old.size();
  }
}
