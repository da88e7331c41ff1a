package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.CorrectionRule;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the things of one urgency fall due: warnings, corrections, updates, closing.
 *
 * @param urgency whose calendar and cadence hold
 * @param rule of corrections
 */
record Outlook(Urgency urgency, CorrectionRule rule) {
  /** How long before the instant that a letter named the next one leaves: a promise, kept. */
  static final Duration LEAD = Duration.ofMinutes(5);

  /** An update this near to a correction is replaced by it. */
  private static final Duration NEAR = Duration.ofHours(1);

  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** A promise counted from an instant, later than any that it replaces. */
  Promise promise(Instant from, Optional<Promise> replaced) {
    Promise promise = urgency.promise(from);
    boolean later = replaced.map(old -> promise.dueAt().isAfter(old.dueAt())).orElse(true);
    return later ? promise : urgency.promise(replaced.orElseThrow().dueAt());
  }

  /**
   * The agenda of a promise just given. A day's update that falls within a business day of it would
   * repeat the letter that gave it, and waits for the next.
   */
  Agenda promised(Instant from, Promise promise) {
    Instant correct = correctAt(from, promise);
    return new Agenda(
        clearOf(correct, firstUpdate(from)).map(named -> leaveFor(named, from)),
        warnAt(from, promise, correct),
        Optional.of(correct),
        Optional.empty());
  }

  /** The agenda while no promise is pending and updates go on. */
  Agenda working(Instant from, Optional<Instant> close) {
    return new Agenda(
        firstUpdate(from).map(named -> leaveFor(named, from)),
        Optional.empty(),
        Optional.empty(),
        close);
  }

  /** When something is told: in open hours, unless it would come too late for this instant then. */
  Instant tellAt(Optional<Instant> before, Instant now) {
    Instant opening = urgency.calendar().nextOpening(now);
    return before.filter(at -> at.isAfter(now) && !opening.isBefore(at)).isPresent()
        ? now
        : opening;
  }

  /** The first update after the customer has heard of us otherwise. */
  Optional<Instant> firstUpdate(Instant from) {
    return nextUpdate(quietUntil(from));
  }

  /** The next update after one that leaves now; empty where the cadence has none. */
  Optional<Instant> nextUpdate(Instant now) {
    return urgency.updates().next(now, urgency.calendar());
  }

  /**
   * The next update, as one names it that leaves now and was due then. One that leaves late, as
   * after a pause of the program, is not followed at once by that of the next time of day; nor is
   * one that leaves ahead of its time, before a closing.
   *
   * @param named when our next word comes, as the last letter says; empty: it does not
   */
  Optional<Instant> nextUpdate(Optional<Instant> due, Optional<Instant> named, Instant now) {
    boolean late = due.filter(at -> at.plus(LEAD).plus(LEAD).isBefore(now)).isPresent();
    Instant from =
        switch (urgency.updates()) {
          case Cadence.Daily _, Cadence.Weekly _ -> now.plus(late ? NEAR : LEAD);
          case Cadence.Every _, Cadence.None _ -> now.plus(LEAD);
        };
    return nextNamed(named.filter(at -> from.isBefore(at) && keeps(at, now)).orElse(from), now);
  }

  /** Whether what leaves now leaves for what was named, at the time or ahead of a closing. */
  private boolean keeps(Instant named, Instant now) {
    Instant last = urgency.calendar().lastOpenAtOrBefore(named.minus(LEAD));
    return !last.isAfter(now.plus(NEAR));
  }

  /**
   * The next update after this instant, as a letter of now names it: one of an opening that nothing
   * can leave ahead of, a quarter of an hour after that.
   */
  Optional<Instant> nextNamed(Instant from, Instant now) {
    return nextUpdate(from).map(at -> leaveFor(at, now).isBefore(at) ? at : at.plus(QUARTER));
  }

  /**
   * When an update leaves whose instant a letter has named: a little before it, in open hours. One
   * named for an opening leaves before the closing ahead of it, unless that would follow this
   * letter at once.
   */
  Instant leaveFor(Instant named, Instant now) {
    Instant ahead = named.minus(LEAD);
    Instant early = urgency.calendar().lastOpenAtOrBefore(ahead);
    Instant least = early.equals(ahead) ? now : now.plus(NEAR);
    return early.isAfter(least) ? early : named;
  }

  /** An update that a correction replaces moves to the first one after it. */
  Optional<Instant> clearOf(Instant correct, Optional<Instant> update) {
    return update.flatMap(at ->
        at.isAfter(correct.minus(NEAR)) && at.isBefore(correct.plus(NEAR))
            ? nextUpdate(correct.plus(NEAR))
            : update);
  }

  private Instant quietUntil(Instant from) {
    return switch (urgency.updates()) {
      case Cadence.Daily _, Cadence.Weekly _ ->
          urgency.calendar().due(from, new Span.BusinessDays(1));
      case Cadence.Every _, Cadence.None _ -> from;
    };
  }

  /**
   * The last open instant at least {@code before} ahead of the promise. Where there is none since
   * the promise was given, half-way to it, or when the desk opens; never as late as the promise.
   */
  private Instant correctAt(Instant from, Promise promise) {
    BusinessCalendar calendar = urgency.calendar();
    Instant last = rule.leavesAt(promise.dueAt(), calendar);
    if (last.isAfter(from)) {
      return last;
    }
    Instant half = from.plus(Duration.between(from, promise.dueAt()).dividedBy(2));
    Instant open = calendar.nextOpening(half);
    return open.isBefore(promise.dueAt()) ? open : half;
  }

  /**
   * When a promise given before is corrected, if other hours hold than then.
   *
   * @param planned by the hours of then
   */
  Instant correctAt(Promise promise, Instant planned, Instant now) {
    Instant last = rule.leavesAt(promise.dueAt(), urgency.calendar());
    if (last.isAfter(now)) {
      return last;
    }
    return urgency.calendar().isOpen(planned) ? planned : correctAt(now, promise);
  }

  /** In open hours, and no later than the correction; empty where that is past already. */
  private Optional<Instant> warnAt(Instant from, Promise promise, Instant correct) {
    Instant ahead = urgency.calendar().lastOpenAtOrBefore(urgency.warnAt(promise.dueAt()));
    Instant warn = ahead.isBefore(correct) ? ahead : correct;
    return warn.isAfter(from) ? Optional.of(warn) : Optional.empty();
  }
}
