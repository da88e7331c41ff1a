package fi.kuittaus.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of the world, which jumps to the next event, and the daemon's clock, which may err. */
final class Timeline {
  private record Event(Instant at, long number, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private Instant now;
  private Duration error = Duration.ZERO;
  private final Instant calm;
  private final Instant silence;
  private long number;

  /**
   * From {@code calm} on nothing new begins, and from {@code silence} on nobody writes any more.
   */
  Timeline(Instant start, Instant calm, Instant silence) {
    now = start;
    this.calm = calm;
    this.silence = silence;
  }

  boolean isCalm() {
    return !now.isBefore(calm);
  }

  boolean isSilent() {
    return !now.isBefore(silence);
  }

  Instant now() {
    return now;
  }

  /** What the daemon's clock shows. */
  Instant clock() {
    return now.plus(error);
  }

  /** How far the daemon's clock is ahead. */
  Duration error() {
    return error;
  }

  void setClockAhead(Duration by) {
    error = by;
  }

  void at(Instant instant, Runnable action) {
    events.add(new Event(instant.isBefore(now) ? now : instant, number++, action));
  }

  void after(Duration time, Runnable action) {
    at(now.plus(time), action);
  }

  /** Something takes a while. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Goes to the next event before the end and lets it happen; whether there was one. */
  boolean step(Instant end) {
    Event next = events.peek();
    if (next == null || !next.at().isBefore(end)) {
      now = now.isBefore(end) ? end : now;
      return false;
    }
    events.remove();
    now = next.at().isAfter(now) ? next.at() : now;
    next.action().run();
    return true;
  }
}
