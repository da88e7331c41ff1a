package fi.kuittaus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clock of the demo, beside a real one that is turned by hand. */
class DemoClockTest {
  private static final Instant START = TestHouse.at("2026-11-02T09:07");
  private final HandClock real = new HandClock(TestHouse.at("2026-11-21T15:00"));
  private final DemoClock clock = DemoClock.behind(real);

  @Test
  void itStandsAtAMondayMorningUntilItRuns() {
    real.forward(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void itRunsSoManyTimesAsFastAndGoesOnFromThereAtAnotherSpeed() {
    clock.run(240);
    real.forward(Duration.ofSeconds(15));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
    clock.run(60);
    real.forward(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(70)));
  }

  @Test
  void itNeverPassesTheRealOne() {
    clock.run(3600);
    real.forward(Duration.ofHours(2));
    assertThat(clock.instant()).isEqualTo(real.instant());
  }
}
