package fi.kuittaus.conversation;

import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The letter that tells a customer that an agent has closed their matter.
 *
 * @param leavesAt now, or when the desk opens
 */
public record LastWord(LetterOrder letter, Instant leavesAt) {
  /**
   * Whether an agent's closing is told: where ops want it, to a customer who has been answered and
   * has not written since, and once for an answer.
   *
   * @param before the conversation before it was closed
   * @param notes that the customer has not been told, oldest first
   * @param written when such a letter was last written; empty: never
   */
  public static Optional<LastWord> decide(
      Conversation before,
      PromisePolicy promises,
      List<String> notes,
      Optional<Instant> written,
      Instant now) {
    String urgency = before.matter().urgency();
    boolean wanted =
        promises.closingLetter().contains(urgency)
            && before.reachable()
            && isAnswered(before)
            && !isTold(before, written);
    return wanted
        ? Optional.of(
            new LastWord(
                order(new AgentAction.Closed(now).applyTo(before, promises), notes, now),
                promises.urgency(urgency).calendar().nextOpening(now)))
        : Optional.empty();
  }

  private static boolean isAnswered(Conversation c) {
    return switch (c.course().status()) {
      case WORKING, ANSWERED -> c.course().tally().answered().isPresent();
      case OPEN, PAUSED, CLOSED -> false;
    };
  }

  private static boolean isTold(Conversation c, Optional<Instant> written) {
    return written
        .flatMap(at -> c.course().tally().answered().filter(answered -> !answered.isAfter(at)))
        .isPresent();
  }

  private static LetterOrder order(Conversation closed, List<String> notes, Instant now) {
    var times = new LetterOrder.Times(now, Optional.empty(), Optional.empty(), Optional.empty());
    return new LetterOrder(LetterKind.CLOSED, closed, times, notes);
  }
}
