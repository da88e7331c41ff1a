package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Correction;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.StatusUpdate;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Urgency;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** New hours and cadences for what no letter has named yet. Safe for several threads. */
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

  /**
   * The urgencies whose updates were planned by another cadence or calendar when the program ran
   * last; one of which nothing is known is remembered as it is.
   */
  Set<String> changedSince(PromisePolicy policy) {
    Set<String> changed = new HashSet<>();
    for (Urgency urgency : policy.urgencies().values()) {
      List<String> known = marks(urgency);
      if (known.isEmpty()) {
        remember(urgency);
      } else if (!known.equals(List.of(mark(urgency)))) {
        changed.add(urgency.name());
      }
    }
    return changed;
  }

  private List<String> marks(Urgency urgency) {
    return office.store().transaction(tx -> tx.errands().beginning(prefix(urgency)));
  }

  /** The updates of this urgency are planned as it stands. */
  void remember(Urgency urgency) {
    office
        .store()
        .run(tx -> {
          tx.errands().beginning(prefix(urgency)).forEach(tx.errands()::forget);
          tx.errands().done(mark(urgency), office.now());
        });
  }

  private static String prefix(Urgency urgency) {
    return "planned " + digest(urgency.name());
  }

  private static String mark(Urgency urgency) {
    return prefix(urgency) + " " + digest(urgency.updates() + " by " + urgency.calendar());
  }

  private static UUID digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Plans the updates of this urgency anew, and the corrections; what a letter has named stays, or
   * leaves ahead of a closing, or as soon as it may where one had put it off, and what is due
   * already leaves.
   */
  void plan(String urgency) {
    Instant now = office.now();
    each(
        (tx, after) -> tx.conversations().toBeCorrected(urgency, after, now, BATCH),
        this::planCorrection);
    each((tx, after) -> tx.conversations().underWay(urgency, after, BATCH), this::planUpdate);
  }

  /** Some conversations, of those whose reference comes after that of the batch before. */
  private interface Batch {
    List<Reference> after(Transaction tx, String last);
  }

  private void each(Batch batches, BiConsumer<Transaction, Conversation> planned) {
    String last = "";
    List<Reference> batch = batch(batches, last);
    while (!batch.isEmpty()) {
      List<Reference> some = batch;
      office
          .store()
          .run(tx -> some.forEach(reference -> planned.accept(tx, locked(tx, reference))));
      last = batch.getLast().code();
      batch = batch(batches, last);
    }
  }

  private List<Reference> batch(Batch batches, String last) {
    return office.store().transaction(tx -> batches.after(tx, last));
  }

  private Conversation locked(Transaction tx, Reference reference) {
    return office.policy().get().adopted(tx.conversations().lock(reference).orElseThrow());
  }

  private void planCorrection(Transaction tx, Conversation c) {
    save(tx, c, Correction.planned(c, office.policy().get().promises(), office.now()));
  }

  private static void save(Transaction tx, Conversation before, Conversation next) {
    if (!next.equals(before)) {
      tx.conversations().save(next);
    }
  }

  private void planUpdate(Transaction tx, Conversation c) {
    HousePolicy policy = office.policy().get();
    Instant now = office.now();
    boolean due = c.course().agenda().update().filter(at -> !at.isAfter(now)).isPresent();
    boolean goesOn =
        !policy.promises().urgency(c.matter().urgency()).updates().equals(new Cadence.None());
    if (due && goesOn) {
      return;
    }
    Optional<Instant> named = tx.promises().pending(c.reference(), Promises.What.NEXT_WORD);
    save(
        tx,
        c,
        named.isPresent()
            ? StatusUpdate.caughtUp(c, policy.promises(), named.get(), heard(tx, c), now)
            : StatusUpdate.planned(c, policy.promises(), heard(tx, c), now));
  }

  private static Instant heard(Transaction tx, Conversation c) {
    return tx.outbox().lastLetter(c.reference()).orElse(c.course().openedAt());
  }
}
