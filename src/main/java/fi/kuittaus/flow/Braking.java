package fi.kuittaus.flow;

import fi.kuittaus.store.OutboxEntry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people decide on the letters that the brake holds: all of them leave, or none. Safe for
 * several threads.
 */
public final class Braking {
  private static final Logger LOG = LoggerFactory.getLogger(Braking.class);
  private static final int BATCH = 100;
  private final Office office;
  private final Closing closing;
  private final Runnable outboxBell;

  public Braking(Office office, Closing closing, Runnable outboxBell) {
    this.office = office;
    this.closing = closing;
    this.outboxBell = outboxBell;
  }

  /** How many letters are held. */
  public long held() {
    return office.store().transaction(tx -> tx.queue().held());
  }

  /**
   * Lets them leave, those with a promise that has come near with a new one.
   *
   * @param by who decided, for the log
   * @return how many there were
   */
  public long release(String by) {
    long released = office.store().transaction(tx -> tx.queue().releaseHeld(office.now()));
    outboxBell.run();
    LOG.info("the brake releases {} letters, {}", released, by);
    return released;
  }

  /**
   * Sends none of them and closes their conversations. Who writes again opens theirs again.
   *
   * @param by who decided, for the log and the history
   * @return how many there were
   */
  public long drop(String by) {
    long dropped = 0;
    List<OutboxEntry> batch;
    do {
      batch = office.store().transaction(tx -> tx.queue().held(BATCH));
      for (OutboxEntry entry : batch) {
        drop(entry, by);
        dropped++;
      }
    } while (!batch.isEmpty());
    LOG.info("the brake drops {} letters, {}", dropped, by);
    return dropped;
  }

  private void drop(OutboxEntry entry, String by) {
    office
        .store()
        .run(tx ->
            tx.queue().done(entry.id(), "dropped", "by the brake", office.now(), Optional.empty()));
    entry.reference().ifPresent(reference -> closing.end(reference, "by the brake, " + by));
  }
}
