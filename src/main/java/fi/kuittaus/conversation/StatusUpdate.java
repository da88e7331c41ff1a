package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decision on a status update that may be due. */
public sealed interface StatusUpdate {
  /** So many updates leave in the same second. */
  int AT_ONCE = 10;

  /** Within the time by which updates leave ahead of what was named. */
  int SPREAD_SECONDS = 240;

  /** Has no divisor in common with the seconds, so that each is taken in turn. */
  int STRIDE = 97;

  /** What is left for the mail server. */
  Duration IN_HAND = Duration.ofSeconds(30);

  /** It is due: this letter, and the conversation after it. */
  record Send(Conversation next, LetterOrder letter) implements StatusUpdate {}

  /** Not now: it leaves when the agenda of this conversation says. */
  record Postponed(Conversation next) implements StatusUpdate {}

  /** There is nothing to do. */
  record NotDue() implements StatusUpdate {}

  /** As below, where no letter has named this update. */
  static StatusUpdate decide(
      Conversation c, PromisePolicy promises, List<String> notes, Instant now) {
    return decide(c, promises, notes, Optional.empty(), now);
  }

  /**
   * Whether an update leaves now. After a pause of the program one leaves, not all that were
   * missed. Outside the calendar's hours it waits for the opening; one that a correction is about
   * to replace waits for the next turn.
   *
   * @param notes that the customer has not been told, oldest first
   * @param named when our next word comes, as the last letter says; empty: it does not
   */
  static StatusUpdate decide(
      Conversation c,
      PromisePolicy promises,
      List<String> notes,
      Optional<Instant> named,
      Instant now) {
    Course course = c.course();
    boolean due = course.agenda().update().filter(at -> !at.isAfter(now)).isPresent();
    if (!due || !LetterKind.STATUS_UPDATE.wantedBy(c)) {
      return new NotDue();
    }
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    if (!c.reachable()) {
      return new Postponed(moved(c, outlook.nextUpdate(now)));
    }
    Urgency urgency = outlook.urgency();
    if (!urgency.calendar().isOpen(now)) {
      return new Postponed(moved(c, Optional.of(urgency.calendar().nextOpening(now))));
    }
    Optional<Instant> clear =
        course
            .agenda()
            .correct()
            .filter(at -> isInTime(at, named, now))
            .flatMap(at -> outlook.clearOf(at, Optional.of(now)));
    if (clear.filter(at -> at.isAfter(now)).isPresent()) {
      return new Postponed(moved(c, clear));
    }
    return send(c, outlook, notes, outlook.nextUpdate(course.agenda().update(), named, now), now);
  }

  /** A correction is the word that a letter has named if it leaves by then, or at once. */
  private static boolean isInTime(Instant correct, Optional<Instant> named, Instant now) {
    return !correct.isAfter(now) || named.filter(correct::isAfter).isEmpty();
  }

  /**
   * When an update leaves that is due together with others: the first few at once, the others
   * spread over four minutes, so that a thousand do not leave in one second. Never as late as what
   * was named, and never after the closing.
   *
   * @param place among those that are due together, from 0
   * @param named the instant of this update that a letter named; empty: none did
   */
  static Instant spread(
      int place, Optional<Instant> named, BusinessCalendar calendar, Instant now) {
    if (place < AT_ONCE) {
      return now;
    }
    Instant at = now.plusSeconds(place * STRIDE % SPREAD_SECONDS);
    boolean late = named.filter(n -> !at.isBefore(n.minus(IN_HAND))).isPresent();
    return late || !calendar.isOpen(at) ? now : at;
  }

  /**
   * As it stands, with the next update where the cadence in force now has it: for a conversation
   * whose last letter did not name the next one.
   *
   * @param heard when the customer heard of us last
   */
  static Conversation planned(Conversation c, PromisePolicy promises, Instant heard, Instant now) {
    if (!LetterKind.STATUS_UPDATE.wantedBy(c)) {
      return c;
    }
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    Course.Agenda agenda = c.course().agenda();
    Optional<Instant> next =
        outlook.firstUpdate(heard).filter(at -> at.isAfter(now)).or(() -> outlook.nextUpdate(now));
    Optional<Instant> clear =
        agenda
            .correct()
            .map(at -> outlook.clearOf(at, next))
            .orElse(next)
            .filter(at -> agenda.close().map(at::isBefore).orElse(true));
    return moved(c, clear.map(at -> outlook.leaveFor(at, now)));
  }

  /**
   * As it stands, with the next update no later than the instant that a letter named, where the
   * hours in force now put it off: before the closing ahead of it, or as soon as they allow.
   *
   * @param heard when the customer heard of us last
   */
  static Conversation caughtUp(
      Conversation c, PromisePolicy promises, Instant named, Instant heard, Instant now) {
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    Instant meant = outlook.leaveFor(named, heard);
    Instant at = outlook.urgency().calendar().nextOpening(meant.isAfter(now) ? meant : now);
    return c.course().agenda().update().filter(at::isBefore).isPresent()
        ? moved(c, Optional.of(at))
        : c;
  }

  private static StatusUpdate send(
      Conversation c, Outlook outlook, List<String> notes, Optional<Instant> named, Instant now) {
    Course course = c.course();
    Optional<Instant> cleared =
        course
            .agenda()
            .correct()
            .map(at -> outlook.clearOf(at, named))
            .orElse(named)
            .filter(at -> course.agenda().close().map(at::isBefore).orElse(true));
    Tally tally = course.tally();
    Conversation next =
        moved(c, cleared.map(at -> outlook.leaveFor(at, now)))
            .with(
                new Tally(
                    tally.updates() + 1,
                    tally.corrections(),
                    tally.followedUp(),
                    tally.evidence(),
                    tally.answered(),
                    tally.closed()));
    LetterOrder.Times times =
        new LetterOrder.Times(
            now, course.promise(), nextWord(course, outlook.urgency(), cleared), Optional.empty());
    return new Send(next, new LetterOrder(LetterKind.STATUS_UPDATE, next, times, notes));
  }

  /** The next update is named unless the promised answer comes before it. */
  private static Optional<Promise> nextWord(
      Course course, Urgency urgency, Optional<Instant> nextUpdate) {
    return nextUpdate
        .filter(at -> course.promise().map(p -> at.isBefore(p.dueAt())).orElse(true))
        .map(at -> new Promise(at, urgency.calendar().zone(), urgency.calendar().name()));
  }

  /** As it stands, with the next update then; empty: none. */
  static Conversation moved(Conversation c, Optional<Instant> update) {
    Agenda agenda = c.course().agenda();
    return c.with(new Agenda(update, agenda.warn(), agenda.correct(), agenda.close()));
  }
}
