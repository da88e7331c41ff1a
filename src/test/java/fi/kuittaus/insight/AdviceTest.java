package fi.kuittaus.insight;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private static final PromisePolicy PROMISES = TestHouse.promises();
  private static final Urgency NORMAL = PROMISES.urgency("normal");
  private static final Instant START = TestHouse.at("2025-09-01T00:00");
  private static final int SEEDS = 400;

  /** The 95 of 100 of an exponential distribution is three times its mean, but for rounding. */
  @Test
  void theIntervalHoldsTheTruthInNinetyFiveOfAHundredHistories() {
    assertThat(covered(60, 0.5)).isBetween(0.93, 0.99);
    assertThat(covered(200, 0.95)).isBetween(0.93, 0.99);
    assertThat(covered(1000, 0.95)).isBetween(0.93, 0.99);
    assertThat(covered(1000, 0.99)).isBetween(0.93, 0.99);
  }

  private static double covered(int count, double share) {
    double truth = -Math.log(1 - share);
    OrderStatistics ranks = new OrderStatistics(count, share);
    int covered = 0;
    for (int seed = 0; seed < SEEDS * 5; seed++) {
      Random random = new Random(31L * seed + count);
      double[] values = random.doubles(count).map(u -> -Math.log(1 - u)).sorted().toArray();
      boolean below = values[ranks.lower().orElseThrow() - 1] <= truth;
      boolean above = values[ranks.upper().orElseThrow() - 1] >= truth;
      covered += below && above ? 1 : 0;
    }
    return (double) covered / (SEEDS * 5);
  }

  @Test
  void tooFewCasesHaveNoBounds() {
    assertThat(new OrderStatistics(0, 0.95).upper()).isEqualTo(OptionalInt.empty());
    assertThat(new OrderStatistics(71, 0.95).upper()).isEqualTo(OptionalInt.empty());
    assertThat(new OrderStatistics(72, 0.95).upper()).hasValue(72);
    assertThat(new OrderStatistics(367, 0.99).upper()).isEqualTo(OptionalInt.empty());
    assertThat(new OrderStatistics(368, 0.99).upper()).hasValue(368);
    assertThat(new OrderStatistics(1, 0.95).lower()).isEqualTo(OptionalInt.empty());
    assertThat(new OrderStatistics(100_000, 0.95).lower()).hasValue(94_864);
  }

  /** Answers take a known share of so many days; the span that holds 95 of 100 is reckoned once. */
  @Test
  void whatIsProposedIsWhatTheDistributionSaysWithinTheStatedInterval() {
    ToDoubleFunction<Random> hours = random -> -14 * Math.log(1 - random.nextDouble());
    Span truth = truth(hours);
    int covered = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Shortest usual = normal(matters(400, new Random(seed), hours, 0)).usual();
      covered += holds(usual, truth) ? 1 : 0;
    }
    assertThat((double) covered / SEEDS).isGreaterThanOrEqualTo(0.93);
    assertThat(normal(matters(20_000, new Random(1), hours, 0)).usual().estimate()).hasValue(truth);
  }

  @Test
  void whatStillWaitsWidensTheIntervalAndDoesNotMoveTheTruthOutOfIt() {
    ToDoubleFunction<Random> hours = random -> -14 * Math.log(1 - random.nextDouble());
    Span truth = truth(hours);
    int covered = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Advice advice = normal(matters(400, new Random(seed), hours, 0.02));
      assertThat(advice.unanswered()).isPositive();
      covered += holds(advice.usual(), truth) ? 1 : 0;
    }
    assertThat((double) covered / SEEDS).isGreaterThanOrEqualTo(0.93);
  }

  @Test
  void whereManyWereNeverAnsweredNothingIsProposed() {
    Advice advice = normal(matters(400, new Random(1), _ -> 5, 0.2));
    assertThat(advice.proposed()).isEmpty();
    assertThat(advice.usual().atLeast()).isPresent();
  }

  @Test
  void fewCasesAreTooFewToSay() {
    Advice advice = normal(matters(40, new Random(1), _ -> 5, 0));
    assertThat(advice.usual().estimate()).isPresent();
    assertThat(advice.usual().atMost()).isEmpty();
    assertThat(advice.proposed()).isEmpty();
  }

  @Test
  void answersWithinTheDayAreProposedInHours() {
    History history = new History(PROMISES);
    for (int i = 0; i < 400; i++) {
      Instant at = TestHouse.at("2026-03-02T08:01").plus(Duration.ofSeconds(i));
      history.add(answered(at, at.plus(Duration.ofMinutes(100))));
    }
    assertThat(advice(history).proposed()).hasValue(new Span.BusinessTime(Duration.ofHours(2)));
  }

  @Test
  void aHistoryWithoutMattersSaysNothing() {
    Advice advice = advice(new History(PROMISES));
    assertThat(advice.matters()).isZero();
    assertThat(advice.usual().estimate()).isEmpty();
    assertThat(advice.proposed()).isEmpty();
  }

  private static boolean holds(Shortest shortest, Span truth) {
    List<Span> spans = Ladder.BUSINESS_DAYS.spans();
    int at = spans.indexOf(truth);
    return shortest.atLeast().map(s -> spans.indexOf(s) <= at).orElse(true)
        && shortest.atMost().map(s -> spans.indexOf(s) >= at).orElse(true);
  }

  /** From so many cases that chance has no say. */
  private static Span truth(ToDoubleFunction<Random> hours) {
    BusinessCalendar calendar = NORMAL.calendar();
    int[] reached =
        matters(40_000, new Random(99), hours, 0).stream()
            .mapToInt(m -> Ladder.BUSINESS_DAYS.reach(calendar, m.arrivedAt(), m.known()))
            .sorted()
            .toArray();
    return Ladder.BUSINESS_DAYS.spans().get(reached[(int) Math.ceil(0.95 * reached.length) - 1]);
  }

  private static List<PastMatter> matters(
      int count, Random random, ToDoubleFunction<Random> hours, double waiting) {
    List<PastMatter> matters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant at = START.plus(Duration.ofMinutes(random.nextInt(200 * 24 * 60)));
      Span.BusinessTime took =
          new Span.BusinessTime(Duration.ofMinutes(1 + (long) (60 * hours.applyAsDouble(random))));
      Instant answer = NORMAL.calendar().due(at, took);
      matters.add(
          random.nextDouble() < waiting
              ? new PastMatter(
                  "normal",
                  at,
                  Optional.empty(),
                  at.plus(Duration.between(at, answer).dividedBy(1 + random.nextInt(4))))
              : answered(at, answer));
    }
    return matters;
  }

  private static PastMatter answered(Instant at, Instant answer) {
    return new PastMatter("normal", at, Optional.of(answer), answer);
  }

  private static Advice normal(List<PastMatter> matters) {
    History history = new History(PROMISES);
    matters.forEach(history::add);
    return advice(history);
  }

  private static Advice advice(History history) {
    return history.advice().stream()
        .filter(a -> a.urgency().equals(NORMAL))
        .findFirst()
        .orElseThrow();
  }
}
