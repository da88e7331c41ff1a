package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockWatchTest {
  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
  private final HandClock wall = new HandClock(START);
  private final HandClock passed = new HandClock(START);

  private ClockWatch watch(Optional<Duration> tolerance) {
    return new ClockWatch(
        wall, () -> Duration.between(START, passed.instant()).toNanos(), tolerance);
  }

  @ParameterizedTest
  @CsvSource({"119, false", "121, true", "-119, false", "-121, true"})
  void aJumpOfOverTwoMinutesHolds(long seconds, boolean held) {
    ClockWatch watch = watch(Optional.of(ClockWatch.TOLERANCE));
    passed.forward(Duration.ofDays(3));
    wall.forward(Duration.ofDays(3).plusSeconds(seconds));
    assertThat(watch.whyHold().isPresent()).isEqualTo(held);
  }

  /** The server's time is cut to the second, and taken somewhere within the round trip. */
  @ParameterizedTest
  @CsvSource({"-121, false", "-122, true", "150, false", "151, true"})
  void theRoundTripIsTakenIntoAccount(long seconds, boolean held) {
    ClockWatch watch = watch(Optional.of(ClockWatch.TOLERANCE));
    watch.confirm(START, START.plusSeconds(30), START.plusSeconds(seconds));
    assertThat(watch.whyHold().isPresent()).isEqualTo(held);
  }

  @Test
  void whatTheServerConfirmsIsTheNewMeasure() {
    ClockWatch watch = watch(Optional.of(ClockWatch.TOLERANCE));
    wall.forward(Duration.ofMinutes(3));
    assertThat(watch.confirm(wall.instant(), wall.instant(), wall.instant()))
        .isEqualTo(ClockWatch.Change.NONE);
    assertThat(watch.whyHold()).isEmpty();
    wall.forward(Duration.ofMinutes(-3));
    assertThat(watch.whyHold()).contains("the clock has jumped by 3 minutes");
  }

  @Test
  void eachChangeIsToldOnce() {
    ClockWatch watch = watch(Optional.of(ClockWatch.TOLERANCE));
    Instant other = START.plus(Duration.ofHours(5));
    assertThat(watch.confirm(START, START, other)).isEqualTo(ClockWatch.Change.NOW_WRONG);
    assertThat(watch.confirm(START, START, other)).isEqualTo(ClockWatch.Change.NONE);
    assertThat(watch.confirm(START, START, START)).isEqualTo(ClockWatch.Change.RIGHT_AGAIN);
  }

  @Test
  void withoutAToleranceNothingIsDoubted() {
    ClockWatch watch = watch(Optional.empty());
    wall.forward(Duration.ofDays(300));
    watch.confirm(START, START, wall.instant());
    assertThat(watch.whyHold()).isEmpty();
  }
}
