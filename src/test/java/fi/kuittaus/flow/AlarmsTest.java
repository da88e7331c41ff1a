package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.flow.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The invariant no-silent-failure, as decisions: who is told of what, and how often. */
class AlarmsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Trouble READING = new Trouble(Kind.READING, Optional.of("support"), "down");
  private static final Trouble SENDING = new Trouble(Kind.SENDING, Optional.of("support"), "421");

  private Alarms alarms = Alarms.NONE;

  /** What people are told when these are wrong so long after noon. */
  private List<Trouble> told(Duration after, Trouble... troubles) {
    Instant now = NOON.plus(after);
    alarms = alarms.seen(List.of(troubles), now);
    List<Trouble> due = alarms.due(List.of(troubles), now);
    alarms = alarms.told(due, now);
    return due;
  }

  @Test
  void aServerThatRestartsIsNobodysBusiness() {
    assertThat(told(Duration.ZERO, READING)).isEmpty();
    assertThat(told(Duration.ofSeconds(170), READING)).isEmpty();
    assertThat(told(Duration.ofSeconds(175))).isEmpty();
    assertThat(told(Duration.ofSeconds(190), READING)).as("a new one").isEmpty();
  }

  @Test
  void whatLastsIsToldOnceAndThenOnceADay() {
    told(Duration.ZERO, READING);
    assertThat(told(Duration.ofMinutes(3), READING)).containsExactly(READING);
    assertThat(told(Duration.ofMinutes(4), READING)).isEmpty();
    assertThat(told(Duration.ofHours(24), READING)).isEmpty();
    assertThat(told(Duration.ofHours(25), READING)).containsExactly(READING);
  }

  @Test
  void whatComesAndGoesIsOneCause() {
    told(Duration.ZERO, READING);
    told(Duration.ofMinutes(3), READING);
    told(Duration.ofMinutes(10));
    assertThat(told(Duration.ofMinutes(40), READING)).isEmpty();
    told(Duration.ofMinutes(50));
    told(Duration.ofMinutes(111));
    told(Duration.ofHours(2), READING);
    assertThat(told(Duration.ofMinutes(123), READING)).as("it was over").containsExactly(READING);
  }

  @Test
  void theSameCauseMayBeWordedAnew() {
    told(Duration.ZERO, READING);
    told(Duration.ofMinutes(3), READING);
    Trouble otherWords = new Trouble(Kind.READING, Optional.of("support"), "timed out");
    assertThat(told(Duration.ofMinutes(5), otherWords)).isEmpty();
  }

  @Test
  void severalAtOnceAreOneMessage() {
    told(Duration.ZERO, READING, SENDING);
    assertThat(told(Duration.ofMinutes(3), READING, SENDING)).containsExactly(READING, SENDING);
  }
}
