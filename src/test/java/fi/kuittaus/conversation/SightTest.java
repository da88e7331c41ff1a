package fi.kuittaus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whether a mailbox counts as one in which answers cannot be seen. */
class SightTest {
  private static final Instant NOW = TestHouse.at("2026-11-23T09:07");

  @Test
  void theThirdLapseInARowHolds() {
    Sight two = Sight.UNKNOWN.lapsedAt(NOW).lapsedAt(NOW);
    assertThat(two.isBlind()).isFalse();
    assertThat(two.lapsedAt(NOW).heldSince()).contains(NOW);
    assertThat(two.lapsedAt(NOW).lapsedAt(NOW.plusSeconds(1)).heldSince()).contains(NOW);
  }

  @Test
  void whereAnAnswerWasSeenOnceNoLapseHolds() {
    Sight proven = Sight.UNKNOWN.lapsedAt(NOW).provenAt(NOW);
    assertThat(proven.lapsedAt(NOW).lapsedAt(NOW).lapsedAt(NOW)).isEqualTo(proven);
  }

  @Test
  void anAnswerThatIsSeenEndsTheHold() {
    Sight blind = Sight.UNKNOWN.lapsedAt(NOW).lapsedAt(NOW).lapsedAt(NOW);
    assertThat(blind.provenAt(NOW).isBlind()).isFalse();
  }
}
