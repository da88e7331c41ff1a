package fi.kuittaus.insight;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private final Replay replay = new Replay(TestHouse.promises(), "normal");

  @Test
  void anAnswerInTimeKeepsThePromise() {
    replay.add(matter("normal", "2026-11-23T09:07", "2026-11-23T11:00"));
    assertThat(replay.days())
        .containsOnlyKeys(LocalDate.of(2026, 11, 23))
        .containsValue(new Day(1, 0, 0, 0, 1, 0));
  }

  /** Warned two business hours ahead of ten o'clock, corrected half an hour ahead. */
  @Test
  void aLateAnswerIsWarnedOfAndCorrectedBefore() {
    replay.add(matter("normal", "2026-11-23T09:07", "2026-11-24T14:00"));
    assertThat(day("2026-11-23")).isEqualTo(new Day(1, 0, 0, 0, 0, 0));
    assertThat(day("2026-11-24")).isEqualTo(new Day(0, 1, 1, 0, 0, 1));
  }

  @Test
  void whatIsNeverAnsweredIsToldAgainAndAgainAsTheDaemonWould() {
    replay.add(
        new PastMatter("normal", at("2026-11-23T09:07"), Optional.empty(), at("2026-12-05T00:00")));
    Day all = replay.days().values().stream().reduce(Day.EMPTY, Day::plus);
    assertThat(all.promised()).isEqualTo(1);
    assertThat(all.corrected()).isEqualTo(3);
    assertThat(all.updates()).isEqualTo(7);
    assertThat(all.missed()).isEqualTo(1);
  }

  @Test
  void anUrgencyThatIsGoneIsTheUsualOne() {
    replay.add(matter("vip", "2026-11-23T09:07", "2026-11-24T09:30"));
    assertThat(day("2026-11-24").kept()).isEqualTo(1);
  }

  @Test
  void updatesAfterAnAnswerGoOnUntilItIsClosed() {
    replay.add(
        new PastMatter(
            "critical",
            at("2026-11-23T09:07"),
            Optional.of(at("2026-11-23T09:30")),
            at("2026-11-23T14:00")));
    assertThat(day("2026-11-23")).isEqualTo(new Day(1, 0, 0, 2, 1, 0));
  }

  private static PastMatter matter(String urgency, String arrived, String answered) {
    return new PastMatter(urgency, at(arrived), Optional.of(at(answered)), at(answered));
  }

  private Day day(String date) {
    return replay.days().getOrDefault(LocalDate.parse(date), Day.EMPTY);
  }
}
