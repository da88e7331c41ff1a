package fi.kuittaus.flow;

import fi.kuittaus.conversation.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private Loop() {}

  /**
   * Does the work on each that has not been tried in this round.
   *
   * @param due what is due, so many at most; those that failed come again
   */
  static void over(IntFunction<List<Reference>> due, Consumer<Reference> work) {
    Set<Reference> tried = new HashSet<>();
    List<Reference> batch = due.apply(BATCH);
    while (!batch.isEmpty() && !Thread.currentThread().isInterrupted()) {
      batch.forEach(reference -> once(reference, work));
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
