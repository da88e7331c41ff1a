package fi.kuittaus.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * A clock that stands until it is told to run, and then runs a number of times as fast as the real
 * one. Safe for several threads.
 *
 * <p>It never passes the real clock: the mail server stamps arrivals by that one.
 */
final class DemoClock implements InstantSource {
  static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
  private static final LocalTime OPENING = LocalTime.of(9, 7);

  private final InstantSource real;
  private Instant simulated;
  private Instant since;
  private int speed;

  private DemoClock(InstantSource real, Instant simulated) {
    this.real = real;
    this.simulated = simulated;
    this.since = real.instant();
  }

  /** A clock that stands at 09:07 on the Monday two weeks before this week's. */
  static DemoClock behind(InstantSource real) {
    Instant start =
        real.instant()
            .atZone(ZONE)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(2)
            .atTime(OPENING)
            .atZone(ZONE)
            .toInstant();
    return new DemoClock(real, start);
  }

  @Override
  public synchronized Instant instant() {
    Instant now = real.instant();
    Duration passed = Duration.between(since, now);
    if (passed.isNegative()) {
      since = now; // somebody set the machine's clock back
      return simulated;
    }
    Instant at = simulated.plus(passed.multipliedBy(speed));
    return at.isBefore(now) ? at : now;
  }

  /** Goes on from the instant that it shows, at this speed. */
  synchronized void run(int times) {
    simulated = instant();
    since = real.instant();
    speed = times;
  }
}
