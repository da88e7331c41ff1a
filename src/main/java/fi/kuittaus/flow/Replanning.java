package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.StatusUpdate;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Urgency;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A new cadence for updates that no letter has named yet. Safe for several threads. */
record Replanning(Office office) {
  private static final int BATCH = 200;

  /** The urgencies whose updates fall due at other times than before. */
  static Set<String> changed(PromisePolicy before, PromisePolicy after) {
    return after.urgencies().values().stream()
        .filter(urgency -> isNew(before.urgencies().get(urgency.name()), urgency))
        .map(Urgency::name)
        .collect(Collectors.toSet());
  }

  private static boolean isNew(@Nullable Urgency before, Urgency after) {
    return before != null
        && !(before.updates().equals(after.updates())
            && before.calendar().equals(after.calendar()));
  }

  /** Plans the updates of this urgency anew; what a letter has named stays. */
  void plan(String urgency) {
    String after = "";
    List<Reference> batch = batch(urgency, after);
    while (!batch.isEmpty()) {
      List<Reference> some = batch;
      office.store().run(tx -> some.forEach(reference -> plan(tx, reference)));
      after = batch.getLast().code();
      batch = batch(urgency, after);
    }
  }

  private List<Reference> batch(String urgency, String after) {
    return office.store().transaction(tx -> tx.conversations().unnamed(urgency, after, BATCH));
  }

  private void plan(Transaction tx, Reference reference) {
    HousePolicy policy = office.policy().get();
    Conversation c = policy.adopted(tx.conversations().lock(reference).orElseThrow());
    Instant heard = tx.outbox().lastLetter(reference).orElse(c.course().openedAt());
    Conversation next = StatusUpdate.planned(c, policy.promises(), heard, office.now());
    if (!next.equals(c)) {
      tx.conversations().save(next);
    }
  }
}
