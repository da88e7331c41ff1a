package fi.kuittaus.flow;

import fi.kuittaus.store.SendQueue;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What may keep letters from leaving at the moment. Safe for several threads, as its suppliers are.
 *
 * @param fence why nothing may go to customers: another process sends for this mailbox; empty: it
 *     may
 * @param doubt why nothing but acknowledgements may: the time is in doubt, or what people did
 *     meanwhile; empty: it may
 */
public record Gate(Supplier<Optional<String>> fence, Supplier<Optional<String>> doubt) {
  /** Always open. */
  public static final Gate OPEN = new Gate(Optional::empty, Optional::empty);

  /** What may leave now. */
  SendQueue.Scope scope() {
    if (fence.get().isPresent()) {
      return SendQueue.Scope.DESK;
    }
    return doubt.get().isPresent() ? SendQueue.Scope.ACKNOWLEDGEMENTS : SendQueue.Scope.ALL;
  }
}
