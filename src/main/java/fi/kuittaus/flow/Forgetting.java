package fi.kuittaus.flow;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.store.Quarantine;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.Traces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The removal of a person at their own wish: of all that is stored of an address only times, counts
 * and promises stay. Nothing is sent. Safe for several threads; done twice, it finds nothing.
 */
public final class Forgetting {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final int BATCH = 100;
  private final Store store;
  private final QuarantineFiles quarantine;
  private final InstantSource clock;

  public Forgetting(Store store, QuarantineFiles quarantine, InstantSource clock) {
    this.store = store;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /**
   * What is stored of an address.
   *
   * @param quarantined mails that could not be read and name it
   */
  public record Found(long conversations, long mails, long letters, long quarantined) {}

  /** What there is to be forgotten; changes nothing. */
  public Found find(EmailAddress address) {
    Traces.Count count = store.transaction(tx -> tx.traces(address).count());
    return new Found(count.conversations(), count.mails(), count.letters(), naming(address).size());
  }

  /**
   * Forgets an address.
   *
   * @param by who does, for the history; does not name it
   * @return what there was
   */
  public Found forget(EmailAddress address, String by) {
    Found found = find(address);
    Instant now = clock.instant();
    List<Reference> some;
    do {
      some = store.transaction(tx -> tx.traces(address).conversations(BATCH));
      some.forEach(reference -> store.run(tx -> tx.traces(address).forget(reference, by, now)));
    } while (!some.isEmpty());
    store.run(tx -> tx.traces(address).forgetRest(now));
    for (Quarantine.Kept mail : naming(address)) {
      quarantine.delete(mail.file());
      store.run(tx -> tx.quarantine().remove(mail));
    }
    store.compactAtClose();
    LOG.info("{} conversations forgotten, {}", found.conversations(), by);
    return found;
  }

  private List<Quarantine.Kept> naming(EmailAddress address) {
    return store.<List<Quarantine.Kept>>transaction(tx -> tx.quarantine().all()).stream()
        .filter(mail -> quarantine.holds(mail.file(), address.key()))
        .toList();
  }
}
