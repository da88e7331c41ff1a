package fi.kuittaus.conversation;

import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a conversation has gone and what falls due.
 *
 * <p>The life of a promise, in the words of {@link Status} and of this record:
 *
 * <table>
 * <caption>What leads from one state to another</caption>
 * <tr><th>state<th>what happens<th>state after it
 * <tr><td>open, promise given<td>{@code warn} comes<td>the same, the desk warned
 * <tr><td>open, promise given or warned of<td>{@code correct} comes<td>open, corrected: a new
 *     promise, told before the old one lapses
 * <tr><td>open, corrected as often as ops allow<td>{@code correct} comes<td>open without promise:
 *     told when we write next, the desk escalated
 * <tr><td>open, the customer out of reach<td>{@code correct} comes<td>open without promise: broken,
 *     the desk told
 * <tr><td>open<td>another urgency<td>open, another promise, told; a more urgent one is not put off
 * <tr><td>open, working or answered<td>an agent agrees on a call<td>open, the call promised, told
 * <tr><td>open<td>an answer, {@code after-answer: continue}<td>working: kept, the updates anew
 * <tr><td>open<td>an answer, {@code after-answer: pause}<td>answered: kept, no updates
 * <tr><td>open or working<td>{@code update} comes<td>the same, one update more
 * <tr><td>working or answered<td>{@code close} comes<td>closed
 * <tr><td>working or answered<td>the customer writes again<td>open, a new promise, told
 * <tr><td>any but closed<td>an agent has called the customer<td>as after an answer
 * <tr><td>any but closed<td>an agent closes it<td>closed, nothing falls due
 * <tr><td>closed<td>an agent reopens it<td>working, updates without promise
 * <tr><td>closed<td>the customer writes again<td>open, a new promise, told
 * </table>
 *
 * @param promise the one that waits to be kept; empty: kept, or none can be given
 * @param agenda what falls due, all of it here and nowhere else
 */
public record Course(
    Status status, Instant openedAt, Optional<Promise> promise, Agenda agenda, Tally tally) {

  /** How a matter of this urgency goes on that a mail opens now. */
  static Course opened(PromisePolicy promises, String urgency, Instant now) {
    Outlook outlook = new Outlook(promises.urgency(urgency), promises.correct());
    Promise promise = outlook.urgency().promise(now);
    return new Course(
        Status.OPEN, now, Optional.of(promise), outlook.promised(now, promise), Tally.NOTHING);
  }

  /** Whether an agent has answered what came at this instant, and nobody waits: it is read late. */
  boolean isAnsweredSince(Instant arrivedAt) {
    return Set.of(Status.WORKING, Status.ANSWERED, Status.CLOSED).contains(status)
        && tally.answered().filter(arrivedAt::isBefore).isPresent();
  }

  /**
   * The instants at which something falls due.
   *
   * @param update the next status update, as the last letter named it or, where none has, as the
   *     cadence has it
   * @param warn when the desk is told that the promise comes near
   * @param correct when the customer is told that the promise will not hold
   * @param close when it closes by itself
   */
  public record Agenda(
      Optional<Instant> update,
      Optional<Instant> warn,
      Optional<Instant> correct,
      Optional<Instant> close) {
    public static final Agenda EMPTY =
        new Agenda(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What has been done so far.
   *
   * @param updates status updates sent in a row since a person last acted
   * @param corrections of the promise in a row
   * @param followedUp whether the customer has been told that the promise stands, since a person of
   *     ours last acted
   * @param answered when an agent last answered
   * @param closed when it was closed
   */
  public record Tally(
      int updates,
      int corrections,
      boolean followedUp,
      Evidence evidence,
      Optional<Instant> answered,
      Optional<Instant> closed) {
    public static final Tally NOTHING =
        new Tally(0, 0, false, Evidence.NONE, Optional.empty(), Optional.empty());
  }
}
