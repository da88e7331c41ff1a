package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decision on a promise that will not hold. */
public sealed interface Correction {
  /**
   * The customer is told now.
   *
   * @param letter with the new time, or without one after too many corrections
   * @param escalate whether the desk has to take over
   */
  record Send(Conversation next, LetterOrder letter, boolean escalate) implements Correction {}

  /** The customer cannot be told: only the desk is. */
  record DeskOnly(Conversation next) implements Correction {}

  /** Not now: it leaves when the agenda of this conversation says. */
  record Postponed(Conversation next) implements Correction {}

  /** There is nothing to do. */
  record NotDue() implements Correction {}

  /**
   * Whether a correction leaves now. It keeps to the calendar's hours unless the promise would
   * lapse in silence before they begin.
   *
   * @param notes that the customer has not been told, oldest first
   */
  static Correction decide(
      Conversation c, PromisePolicy promises, List<String> notes, Instant now) {
    Course course = c.course();
    boolean due = course.agenda().correct().filter(at -> !at.isAfter(now)).isPresent();
    if (!due || course.status() != Status.OPEN || course.promise().isEmpty()) {
      return new NotDue();
    }
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    Promise missed = course.promise().get();
    if (!c.reachable()) {
      return new DeskOnly(c.with(lapsed(course, outlook, now)));
    }
    Optional<Instant> opening = opening(outlook.urgency().calendar(), missed, now);
    if (opening.isPresent()) {
      Agenda a = course.agenda();
      return new Postponed(c.with(new Agenda(a.update(), a.warn(), opening, a.close())));
    }
    var missing = new Departure.Said(course.promise(), Optional.empty(), course.promise(), notes);
    return course.tally().corrections() < promises.correct().automatic()
        ? withNewTime(c, outlook, missed, missing, now)
        : withoutTime(c, outlook, missing, now);
  }

  /**
   * A correction that has waited for so long that it would have to be corrected itself, with what
   * holds now.
   *
   * @param waiting what it says
   * @param c as it stands with that
   */
  static LetterOrder anew(
      Departure.Said waiting, Conversation c, PromisePolicy promises, Instant now) {
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    Optional<Promise> given = waiting.gives();
    LetterOrder anew =
        given.isPresent()
            ? withNewTime(c, outlook, given.get(), waiting, now).letter()
            : withoutTime(c, outlook, waiting, now).letter();
    Conversation next = anew.conversation().with(c.course().tally()); // it counts once
    return new LetterOrder(anew.kind(), next, anew.times(), anew.notes());
  }

  /**
   * A letter as its reader understands it: a correction takes back what they were told last, which
   * an older one that never left is not.
   *
   * @param told what the customer was promised last; empty: nothing that is still to be kept
   */
  static LetterOrder asHeard(LetterOrder order, Optional<Promise> told) {
    LetterOrder.Times t = order.times();
    return order.kind() == LetterKind.CORRECTION && t.missed().isPresent() && told.isPresent()
        ? new LetterOrder(
            order.kind(),
            order.conversation(),
            new LetterOrder.Times(t.now(), t.answerBy(), t.nextWord(), told, t.meanwhile()),
            order.notes(),
            order.told())
        : order;
  }

  /**
   * As it stands, with the correction where the hours in force now have it. One that is near, or
   * due, stays if it would be in these hours.
   */
  static Conversation planned(Conversation c, PromisePolicy promises, Instant now) {
    Agenda agenda = c.course().agenda();
    Optional<Promise> promise = c.course().promise().filter(p -> p.dueAt().isAfter(now));
    if (promise.isEmpty() || agenda.correct().filter(now::isBefore).isEmpty()) {
      return c;
    }
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    Instant correct = outlook.correctAt(promise.get(), agenda.correct().get(), now);
    Optional<Instant> warn = agenda.warn().map(w -> w.isBefore(correct) ? w : correct);
    return c.with(new Agenda(agenda.update(), warn, Optional.of(correct), agenda.close()));
  }

  /** When to wait for the opening, and until when; empty: it leaves now. */
  private static Optional<Instant> opening(BusinessCalendar calendar, Promise missed, Instant now) {
    if (calendar.isOpen(now)) {
      return Optional.empty();
    }
    Instant opening = calendar.nextOpening(now);
    boolean lapsed = !missed.dueAt().isAfter(now);
    return lapsed || opening.isBefore(missed.dueAt()) ? Optional.of(opening) : Optional.empty();
  }

  private static Send withNewTime(
      Conversation c, Outlook outlook, Promise missed, Departure.Said said, Instant now) {
    Course course = c.course();
    Promise promise = outlook.promise(meant(course, now), Optional.of(missed)).of(missed.what());
    Conversation next =
        c.with(
            new Course(
                Status.OPEN,
                course.openedAt(),
                Optional.of(promise),
                outlook.promised(now, promise),
                corrected(course.tally())));
    var times = new LetterOrder.Times(now, Optional.of(promise), Optional.empty(), said.before());
    return new Send(next, new LetterOrder(LetterKind.CORRECTION, next, times, said.notes()), false);
  }

  /** The new time counts from when the correction was due, unless it comes late. */
  private static Instant meant(Course course, Instant now) {
    return course.agenda().correct().filter(at -> at.plus(Outlook.LEAD).isAfter(now)).orElse(now);
  }

  private static Send withoutTime(
      Conversation c, Outlook outlook, Departure.Said said, Instant now) {
    Conversation next = c.with(lapsed(c.course(), outlook, now));
    BusinessCalendar calendar = outlook.urgency().calendar();
    Optional<Promise> nextWord =
        outlook
            .nextNamed(now.plus(Outlook.LEAD), now)
            .map(at -> new Promise(at, calendar.zone(), calendar.name()));
    var times = new LetterOrder.Times(now, Optional.empty(), nextWord, said.before());
    return new Send(next, new LetterOrder(LetterKind.CORRECTION, next, times, said.notes()), true);
  }

  /** No promise any more; the next update is the one that the letter names. */
  private static Course lapsed(Course course, Outlook outlook, Instant now) {
    Optional<Instant> named = outlook.nextNamed(now.plus(Outlook.LEAD), now);
    return new Course(
        Status.OPEN,
        course.openedAt(),
        Optional.empty(),
        new Agenda(
            named.map(at -> outlook.leaveFor(at, now)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        corrected(course.tally()));
  }

  private static Tally corrected(Tally tally) {
    return new Tally(
        tally.updates(),
        tally.corrections() + 1,
        tally.followedUp(),
        tally.evidence(),
        tally.answered(),
        tally.closed());
  }
}
