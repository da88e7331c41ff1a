package fi.kuittaus.flow;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What every flow works with: the store, the policy in force, the clock, and the post room. Safe
 * for several threads.
 *
 * @param policy gives the policy that is in force now; asked anew for each step
 * @param mailRoom puts letters into the outbox
 */
public record Office(
    Store store, Supplier<HousePolicy> policy, InstantSource clock, MailRoom mailRoom) {

  Instant now() {
    return clock.instant();
  }

  HouseMailbox mailbox(String id) {
    return policy.get().mailbox(id);
  }
}
