package fi.kuittaus.flow;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The error frame of work on many conversations: one that fails is logged and left for the next
 * time, and the others go on.
 */
final class Loop {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private static final int BATCH = 200;

  /** So many in one transaction: each one waits for the disk. */
  private static final int TOGETHER = 50;

  private Loop() {}

  /**
   * Does the work on each that has not been tried in this round.
   *
   * @param due what is due, so many at most; those that failed come again
   */
  static void over(IntFunction<List<Reference>> due, Consumer<Reference> work) {
    rounds(due, batch -> batch.forEach(reference -> once(reference, work)));
  }

  /**
   * As {@link #over}, many in one transaction, in the order in which they are due. Each is decided
   * by itself; where one fails, those that it took along are done one by one, so that it fails
   * alone.
   *
   * @param work must find out whether there is still something to do: what failed on its way to the
   *     disk may be there nevertheless
   * @param done rung after each transaction
   */
  static void together(
      Store store,
      IntFunction<List<Reference>> due,
      BiConsumer<Transaction, Reference> work,
      Runnable done) {
    rounds(
        due,
        batch -> {
          for (int from = 0; from < batch.size(); from += TOGETHER) {
            together(
                store, batch.subList(from, Math.min(from + TOGETHER, batch.size())), work, done);
          }
        });
  }

  private static void together(
      Store store, List<Reference> few, BiConsumer<Transaction, Reference> work, Runnable done) {
    try {
      store.run(tx -> few.forEach(reference -> work.accept(tx, reference)));
    } catch (RuntimeException e) {
      LOG.warn(
          "{} cannot be done together, so one by one: {}",
          few.size(),
          e.getClass().getSimpleName());
      few.forEach(reference -> once(reference, r -> store.run(tx -> work.accept(tx, r))));
    }
    done.run();
  }

  private static void rounds(IntFunction<List<Reference>> due, Consumer<List<Reference>> work) {
    Set<Reference> tried = new HashSet<>();
    List<Reference> batch = due.apply(BATCH);
    while (!batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
      work.accept(batch);
      tried.addAll(batch);
      batch =
          due.apply(tried.size() + BATCH).stream()
              .filter(reference -> !tried.contains(reference))
              .toList();
    }
  }

  private static void once(Reference reference, Consumer<Reference> work) {
    try {
      work.accept(reference);
    } catch (RuntimeException e) {
      LOG.error("reference={} failed, it is tried again at the next turn", reference, e);
    }
  }
}
