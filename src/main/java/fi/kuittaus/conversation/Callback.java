package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The decision on a call that a person of the desk agrees to make by some time. It takes the place
 * of the answer that was promised, and is kept like it: by a call that is noted, an answer, or the
 * matter's end.
 */
public sealed interface Callback {
  /** A time further off is a slip of the pen. */
  Duration FURTHEST = Duration.ofDays(366);

  /**
   * The customer is told by when they are called.
   *
   * @param leavesAt now, or at the opening where that comes in time
   */
  record Told(Conversation next, LetterOrder letter, Instant leavesAt) implements Callback {}

  /** The call is promised, but the customer cannot be told. */
  record Untold(Conversation next) implements Callback {}

  /** It is promised already. */
  record Unchanged() implements Callback {}

  /** It cannot be. */
  record Refused(String why) implements Callback {}

  /**
   * What becomes of a call by this instant.
   *
   * @param told the number to call, first among the phones, and the customer's clock
   */
  static Callback decide(
      Conversation c, Instant by, PromisePolicy promises, LetterOrder.Told told, Instant now) {
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    BusinessCalendar calendar = outlook.urgency().calendar();
    var call = new Promise(by, calendar.zone(), calendar.name(), Promise.What.CALL);
    Optional<String> refusal = refusal(c, by, now);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    if (c.course().promise().filter(call::equals).isPresent()) {
      return new Unchanged();
    }
    Conversation next = promised(c, outlook, call, now);
    if (!c.reachable()) {
      return new Untold(next);
    }
    var times = new LetterOrder.Times(now, Optional.of(call), Optional.empty(), Optional.empty());
    return new Told(
        next,
        new LetterOrder(LetterKind.CALLBACK, next, times, List.of(), told),
        outlook.tellAt(soonest(c.course().promise(), call, now), now));
  }

  /**
   * The letter of a call that has waited until another time holds than the one that it names.
   *
   * @param standing that time; empty: one is worked out from now
   */
  static LetterOrder anew(
      Conversation c,
      Optional<Promise> standing,
      Promise named,
      PromisePolicy promises,
      LetterOrder.Told told,
      Instant now) {
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    Promise call =
        standing.orElseGet(() -> outlook.promise(now, Optional.empty()).of(Promise.What.CALL));
    var times = new LetterOrder.Times(now, Optional.of(call), Optional.empty(), Optional.of(named));
    return new LetterOrder(
        LetterKind.CALLBACK, promised(c, outlook, call, now), times, List.of(), told);
  }

  private static Optional<String> refusal(Conversation c, Instant by, Instant now) {
    if (!by.isAfter(now)) {
      return Optional.of("that time has gone by");
    }
    if (by.isAfter(now.plus(FURTHEST))) {
      return Optional.of("that time is more than a year away");
    }
    return switch (c.course().status()) {
      case OPEN, WORKING, ANSWERED -> Optional.empty();
      case PAUSED -> Optional.of(c.reference() + " is paused: resume it first");
      case CLOSED -> Optional.of(c.reference() + " is closed: reopen it first");
    };
  }

  /** The letter says itself that the promise stands: a mail that answers it gets no other. */
  private static Conversation promised(Conversation c, Outlook outlook, Promise call, Instant now) {
    Tally t = c.course().tally();
    return c.with(
        new Course(
            Status.OPEN,
            c.course().openedAt(),
            Optional.of(call),
            reminding(outlook.promised(now, call), now),
            new Tally(t.updates(), 0, true, t.evidence(), t.answered(), Optional.empty())));
  }

  /** Of a call that is near the desk is reminded, too. */
  private static Agenda reminding(Agenda agenda, Instant now) {
    return new Agenda(
        agenda.update(),
        agenda.warn().or(() -> agenda.correct().map(at -> Departure.half(now, at))),
        agenda.correct(),
        agenda.close());
  }

  private static Optional<Instant> soonest(Optional<Promise> old, Promise call, Instant now) {
    return Stream.concat(old.stream(), Stream.of(call))
        .map(Promise::dueAt)
        .filter(at -> at.isAfter(now))
        .min(Instant::compareTo);
  }
}
