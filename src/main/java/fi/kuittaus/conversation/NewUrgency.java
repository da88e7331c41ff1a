package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The decision on another urgency that a person of the desk gives a conversation.
 *
 * <p>The new promise counts from then on, and the customer is told of it. A matter that has become
 * more urgent is not put off: where its new span, counted from the beginning, is over by the time
 * that was promised, that promise stands; so does a call that was promised.
 */
public sealed interface NewUrgency {
  /**
   * The customer is told the new time.
   *
   * @param letter with it, and with the promise that it replaces
   * @param leavesAt now, or at the opening where the promise that it replaces does not lapse before
   */
  record Told(Conversation next, LetterOrder letter, Instant leavesAt) implements NewUrgency {}

  /** No time that the customer knows of changes, or they cannot be told. */
  record Untold(Conversation next) implements NewUrgency {}

  /** It has this urgency already. */
  record Unchanged() implements NewUrgency {}

  /**
   * What this urgency makes of a conversation.
   *
   * @throws IllegalArgumentException if there is no such urgency; the message lists those there are
   */
  static NewUrgency decide(Conversation c, String urgency, PromisePolicy promises, Instant now) {
    Outlook outlook = new Outlook(promises.urgency(urgency), promises.correct());
    Matter m = c.matter();
    if (m.urgency().equals(urgency)) {
      return new Unchanged();
    }
    Conversation named =
        c.with(new Matter(m.subject(), m.subjectQuoted(), m.topic(), urgency, m.thread()));
    return switch (c.course().status()) {
      case OPEN -> open(named, outlook, now);
      case WORKING -> {
        Agenda agenda = outlook.working(now, c.course().agenda().close());
        yield new Untold(named.with(noLater(agenda, c.course().agenda())));
      }
      case ANSWERED, PAUSED, CLOSED -> new Untold(named);
    };
  }

  private static NewUrgency open(Conversation c, Outlook outlook, Instant now) {
    Optional<Promise> old = c.course().promise();
    Promise fresh = outlook.promise(now, Optional.empty());
    Promise meant = outlook.promise(c.course().openedAt(), Optional.empty());
    Optional<Promise> stands =
        old.filter(o ->
            o.isCall() || (!o.dueAt().isAfter(fresh.dueAt()) && !meant.dueAt().isAfter(o.dueAt())));
    if (stands.isPresent()) {
      Agenda agenda = outlook.promised(now, stands.get());
      return new Untold(c.with(noLater(agenda, c.course().agenda())));
    }
    Conversation next = promised(c, outlook, fresh, now);
    if (!c.reachable()) {
      return new Untold(next);
    }
    var times = new LetterOrder.Times(now, Optional.of(fresh), Optional.empty(), old);
    return new Told(
        next,
        new LetterOrder(LetterKind.CORRECTION, next, times, List.of()),
        outlook.tellAt(old.map(Promise::dueAt), now));
  }

  private static Conversation promised(
      Conversation c, Outlook outlook, Promise fresh, Instant now) {
    Course course = c.course();
    Tally tally = course.tally();
    return c.with(
        new Course(
            Status.OPEN,
            course.openedAt(),
            Optional.of(fresh),
            outlook.promised(now, fresh),
            new Tally(
                tally.updates(),
                0,
                tally.followedUp(),
                tally.evidence(),
                tally.answered(),
                tally.closed())));
  }

  /** What a letter may have named is not put off: neither the update, nor the desk's warning. */
  private static Agenda noLater(Agenda agenda, Agenda before) {
    return new Agenda(
        earliest(agenda.update(), before.update()),
        earliest(agenda.warn(), before.warn()),
        earliest(agenda.correct(), before.correct()),
        agenda.close());
  }

  private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Instant::compareTo);
  }
}
