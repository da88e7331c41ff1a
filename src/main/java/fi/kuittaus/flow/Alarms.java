package fi.kuittaus.flow;

import fi.kuittaus.flow.Trouble.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the troubles of late, so that people hear of a cause once, and once a day while
 * it lasts.
 */
record Alarms(Map<Cause, Course> courses) {
  /** Nothing has ever been wrong. */
  static final Alarms NONE = new Alarms(Map.of());

  /** How long a trouble may last before people are told: servers restart, lines break. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration AGAIN = Duration.ofDays(1);

  /**
   * One that people know of and that comes and goes is the same until it stays away for so long.
   */
  private static final Duration OVER = Duration.ofHours(1);

  Alarms {
    courses = Map.copyOf(courses);
  }

  /**
   * How a trouble has gone.
   *
   * @param since when it was seen first
   * @param seen when it was seen last
   * @param told when people were told of it last
   */
  record Course(Instant since, Instant seen, Optional<Instant> told) {
    private boolean isOver(Instant now) {
      return told.map(_ -> seen.plus(OVER).isBefore(now)).orElse(seen.isBefore(now));
    }

    private boolean isDue(Instant now) {
      return !since.plus(PATIENCE).isAfter(now)
          && told.map(at -> !at.plus(AGAIN).isAfter(now)).orElse(true);
    }
  }

  /** As it stands after a look at what is wrong now. */
  Alarms seen(List<Trouble> troubles, Instant now) {
    Map<Cause, Course> next = new HashMap<>(courses);
    for (Trouble trouble : troubles) {
      next.merge(
          trouble.cause(),
          new Course(now, now, Optional.empty()),
          (before, _) -> new Course(before.since(), now, before.told()));
    }
    next.values().removeIf(course -> course.isOver(now));
    return new Alarms(next);
  }

  /** Those of the troubles seen now that people have to be told of. */
  List<Trouble> due(List<Trouble> troubles, Instant now) {
    return troubles.stream().filter(t -> course(t).filter(c -> c.isDue(now)).isPresent()).toList();
  }

  /** How this trouble has gone; empty: it was not seen. */
  Optional<Course> course(Trouble trouble) {
    return Optional.ofNullable(courses.get(trouble.cause()));
  }

  /** As it stands after people have been told of these. */
  Alarms told(List<Trouble> troubles, Instant now) {
    Map<Cause, Course> next = new HashMap<>(courses);
    troubles.forEach(t ->
        next.computeIfPresent(
            t.cause(), (_, c) -> new Course(c.since(), c.seen(), Optional.of(now))));
    return new Alarms(next);
  }
}
