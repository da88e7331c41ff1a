package fi.kuittaus.flow;

import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The names that open conversations go by, which a policy cannot do without. */
public record NamesInUse(Store store) {
  /**
   * What this policy lacks to go on with the conversations that are open; empty: nothing.
   *
   * @return each with the number of conversations, and what would do
   */
  public List<String> lackedBy(HousePolicy policy) {
    return store.transaction(tx ->
        Stream.concat(
                urgencies(tx, policy),
                lacked("mailbox", tx.conversations().openByMailbox(), policy.mailboxes().keySet()))
            .toList());
  }

  /** What is taken away by an edit: also a calendar by which a promise has been reckoned. */
  List<String> takenBy(HousePolicy policy) {
    return store.transaction(tx ->
        Stream.concat(
                urgencies(tx, policy),
                lacked(
                    "calendar",
                    tx.conversations().openByCalendar(),
                    policy.promises().calendars().keySet()))
            .toList());
  }

  private static Stream<String> urgencies(Transaction tx, HousePolicy policy) {
    return lacked(
        "urgency", tx.conversations().openByUrgency(), policy.promises().urgencies().keySet());
  }

  private static Stream<String> lacked(String what, Map<String, Long> used, Set<String> known) {
    return used.entrySet().stream()
        .filter(use -> !known.contains(use.getKey()))
        .map(use -> message(what, use.getKey(), use.getValue()));
  }

  private static String message(String what, String name, long count) {
    return "%d open conversation%s the %s \"%s\", which is not named any more; put it back until %s closed"
        .formatted(
            count, count == 1 ? " has" : "s have", what, name, count == 1 ? "it is" : "they are");
  }
}
