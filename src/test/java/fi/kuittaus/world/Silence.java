package fi.kuittaus.world;

import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long customers wait for word of us, held against what the cadence allows: reckoned from the
 * promises as ops wrote them, whatever the program has planned or named.
 */
final class Silence {
  /** An update leaves so much before the instant that was named for it, by a clock that may err. */
  private static final Duration LEAD = Duration.ofMinutes(10);

  /** An update this near to a correction is left to it. */
  private static final Duration NEAR = Duration.ofHours(1);

  private static final Duration LATE = Duration.ofMinutes(15);

  private final World world;

  /** When an answer was last seen, by reference: updates start anew there. */
  private final Map<String, Instant> anew = new HashMap<>();

  /** When a customer could be written to again, by reference: what had come back told nothing. */
  private final Map<String, Instant> reachedAgain = new HashMap<>();

  /** The next word that the last letter named, if it did, by reference. */
  private final Map<String, Instant> named = new HashMap<>();

  Silence(World world) {
    this.world = world;
  }

  /**
   * A customer who waits.
   *
   * @param planned when the program decided what comes next
   * @param since when they heard last, or somebody last worked for them
   * @param update whether they heard by an update: after other letters a daily one skips a business
   *     day
   * @param named the next word that the letter named
   */
  private record Wait(
      Matter matter,
      String reference,
      Instant planned,
      Instant since,
      boolean update,
      Optional<Instant> named) {}

  /** A letter has reached a customer. */
  void letter(Matter matter, Letter letter, Optional<Instant> next) {
    String reference = letter.row().reference().orElseThrow();
    named.remove(reference);
    next.ifPresent(at -> named.put(reference, at));
    look(
        new Wait(
            matter,
            reference,
            letter.row().createdAt(),
            letter.at(),
            letter.is("status-update"),
            next));
  }

  /** An answer has been seen, and updates go on; what the last letter named still holds. */
  void answered(Matter matter, String reference) {
    Instant now = world.time.now();
    anew.put(reference, now);
    if (!named.getOrDefault(reference, Instant.MIN).isAfter(now)) {
      look(new Wait(matter, reference, now, now, false, Optional.empty()));
    }
  }

  /** A customer whose letters came back has written from an address that may be answered. */
  void reachable(Matter matter, String reference) {
    Instant now = world.time.now();
    named.remove(reference);
    reachedAgain.put(reference, now);
    look(new Wait(matter, reference, now, now, false, Optional.empty()));
  }

  private void look(Wait wait) {
    if (!world.service.isUp()) {
      world.time.after(LATE, () -> look(wait));
      return;
    }
    Books.Row row = world.books.conversation(wait.reference()).orElseThrow();
    Urgency urgency = world.ops.urgency(row.urgency());
    if (isOver(wait, row) || urgency.updates() instanceof Cadence.None) {
      return;
    }
    Instant limit = limit(wait, row, urgency);
    if (limit.isAfter(world.time.now())) {
      world.time.at(limit, () -> look(wait));
    } else {
      throw world.broken(
          "cadence",
          wait.matter().number,
          "%s has heard nothing since %s, %s allows until %s: %s"
              .formatted(wait.reference(), wait.since(), urgency.updates(), limit, row));
    }
  }

  private boolean isOver(Wait wait, Books.Row row) {
    Instant now = world.time.now();
    boolean word =
        wait.matter().letters.stream()
            .anyMatch(l ->
                l.row().reference().equals(Optional.of(wait.reference()))
                    && l.at().isAfter(wait.since()));
    return word
        || isBegunAnew(wait)
        || reachedAgain.getOrDefault(wait.reference(), Instant.MIN).isAfter(wait.since())
        || !Set.of("open", "working").contains(row.status())
        || !row.reachable()
        || (wait.matter().lastAct().isAfter(wait.since()) && !wait.matter().lastAct().isAfter(now))
        || world.books.uncertainSince(wait.reference(), wait.since()) > 0;
  }

  /**
   * An answer from before the letter, which was seen after it: from then on the wait after the
   * answer counts, unless the letter named its next word, which holds nevertheless.
   */
  private boolean isBegunAnew(Wait wait) {
    return wait.named().isEmpty()
        && anew.getOrDefault(wait.reference(), Instant.MIN).isAfter(wait.since());
  }

  private Instant limit(Wait wait, Books.Row row, Urgency urgency) {
    Instant edited = world.ops.editedAt();
    boolean replanned = edited.isAfter(wait.planned());
    // by the program's clock, which may see another side of an opening
    Instant heard = later(wait.since(), wait.planned());
    Instant from = later(edited, heard);
    Instant limit = allowed(from, wait.update() && !replanned, urgency);
    if (replanned && wait.named().filter(limit::isBefore).isPresent()) {
      limit = open(wait.named().get(), urgency.calendar());
    }
    Instant clear =
        world.troubles.madeUpFor(
            Set.of(Troubles.DOWN, Troubles.smtp(row.mailbox()), wait.reference()),
            wait.since(),
            world.time.now(),
            wait.since());
    Instant madeUp = clear.isAfter(wait.since()) ? madeUp(clear, row, urgency.calendar()) : limit;
    return madeUp.isAfter(limit) ? madeUp : limit;
  }

  /** What is made up for when it may leave again, a correction of the promise may replace, too. */
  private static Instant madeUp(Instant clear, Books.Row row, BusinessCalendar calendar) {
    Instant opening = calendar.nextOpening(clear);
    return open(row.promise().isPresent() ? opening.plus(NEAR) : opening, calendar);
  }

  /** The latest that the cadence allows after this. */
  private static Instant allowed(Instant since, boolean update, Urgency urgency) {
    BusinessCalendar calendar = urgency.calendar();
    boolean quiet = !update && !(urgency.updates() instanceof Cadence.Every);
    Instant from =
        quiet ? calendar.due(since, new Span.BusinessDays(1)) : counted(since, update, calendar);
    // one that leaves late is not followed at once by that of the next time of day
    boolean timed = update && !(urgency.updates() instanceof Cadence.Every);
    Instant next = urgency.updates().next(from.plus(timed ? NEAR : LEAD), calendar).orElseThrow();
    return open(next.plus(NEAR), calendar);
  }

  /** An update just before a closing is that of the opening behind it, too. */
  private static Instant counted(Instant since, boolean update, BusinessCalendar calendar) {
    return update ? calendar.nextOpening(since.plus(LEAD)) : since;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant open(Instant at, BusinessCalendar calendar) {
    return calendar.nextOpening(at).plus(LATE);
  }
}
