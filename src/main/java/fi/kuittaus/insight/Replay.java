package fi.kuittaus.insight;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Correction;
import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.StatusUpdate;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The past once more, under other promises: every matter goes through the daemon's own decisions.
 * As small for a million matters as for the days that they fill. For one thread.
 */
public final class Replay {
  private static final int MOST_STEPS = 10_000;
  private final PromisePolicy promises;
  private final String usual;
  private final SortedMap<LocalDate, Day> days = new TreeMap<>();

  /**
   * A replay of nothing.
   *
   * @param usual the urgency of matters whose own this policy does not have
   */
  public Replay(PromisePolicy promises, String usual) {
    this.promises = promises;
    this.usual = usual;
  }

  /** The kinds of things that can happen next; of several at once the first happens. */
  private enum Kind {
    ANSWER,
    WARNING,
    CORRECTION,
    UPDATE,
    CLOSE
  }

  private record Event(Kind kind, Instant at) {}

  /** What happened on each day that was not empty, by date in the zones of the calendars. */
  public SortedMap<LocalDate, Day> days() {
    return Collections.unmodifiableSortedMap(days);
  }

  /** Replays a matter until its end, or as far as it is known. */
  public void add(PastMatter matter) {
    String urgency = promises.urgencies().containsKey(matter.urgency()) ? matter.urgency() : usual;
    Conversation c = Conversation.imagined(promises, urgency, matter.arrivedAt());
    ZoneId zone = promises.urgency(urgency).calendar().zone();
    Promise promise = c.course().promise().orElseThrow();
    count(matter.arrivedAt(), zone, new Day(1, 0, 0, 0, 0, 0));
    judge(matter, promise);
    boolean answered = false;
    for (int step = 0; step < MOST_STEPS && !c.isClosed(); step++) {
      Optional<Event> next = next(c, answered ? Optional.empty() : matter.answeredAt());
      if (next.isEmpty() || next.get().at().isAfter(matter.knownUntil())) {
        return;
      }
      Event event = next.get();
      answered |= event.kind() == Kind.ANSWER;
      Conversation after = after(c, event, zone);
      if (after.equals(c) && event.kind() != Kind.ANSWER) {
        return;
      }
      c = after;
    }
  }

  private void judge(PastMatter matter, Promise promise) {
    boolean kept = matter.answeredAt().filter(at -> !at.isAfter(promise.dueAt())).isPresent();
    if (kept) {
      count(matter.answeredAt().orElseThrow(), promise.zone(), new Day(0, 0, 0, 0, 1, 0));
    } else if (promise.dueAt().isBefore(matter.known())) {
      count(promise.dueAt(), promise.zone(), new Day(0, 0, 0, 0, 0, 1));
    }
  }

  private static Optional<Event> next(Conversation c, Optional<Instant> answer) {
    Course.Agenda agenda = c.course().agenda();
    return Stream.of(
            event(Kind.ANSWER, answer),
            event(Kind.WARNING, agenda.warn()),
            event(Kind.CORRECTION, agenda.correct()),
            event(Kind.UPDATE, agenda.update()),
            event(Kind.CLOSE, agenda.close()))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Event::at).thenComparing(Event::kind));
  }

  private static Optional<Event> event(Kind kind, Optional<Instant> at) {
    return at.map(instant -> new Event(kind, instant));
  }

  private Conversation after(Conversation c, Event event, ZoneId zone) {
    Instant at = event.at();
    return switch (event.kind()) {
      case ANSWER -> new AgentAction.Answered(at, at, Optional.empty()).applyTo(c, promises);
      case WARNING -> {
        count(at, zone, new Day(0, 1, 0, 0, 0, 0));
        yield c.warned();
      }
      case CORRECTION -> corrected(c, at, zone);
      case UPDATE -> updated(c, at, zone);
      case CLOSE -> new AgentAction.Ended(at).applyTo(c, promises);
    };
  }

  private Conversation corrected(Conversation c, Instant at, ZoneId zone) {
    return switch (Correction.decide(c, promises, List.of(), at)) {
      case Correction.Send(Conversation next, var _, var _) -> {
        count(at, zone, new Day(0, 0, 1, 0, 0, 0));
        yield next;
      }
      case Correction.DeskOnly(Conversation next) -> next;
      case Correction.Postponed(Conversation next) -> next;
      case Correction.NotDue() -> c;
    };
  }

  private Conversation updated(Conversation c, Instant at, ZoneId zone) {
    return switch (StatusUpdate.decide(c, promises, List.of(), at)) {
      case StatusUpdate.Send(Conversation next, var _) -> {
        count(at, zone, new Day(0, 0, 0, 1, 0, 0));
        yield next;
      }
      case StatusUpdate.Postponed(Conversation next) -> next;
      case StatusUpdate.NotDue() -> c;
    };
  }

  private void count(Instant at, ZoneId zone, Day day) {
    days.merge(LocalDate.ofInstant(at, zone), day, Day::plus);
  }
}
