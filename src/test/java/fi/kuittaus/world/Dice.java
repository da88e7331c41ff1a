package fi.kuittaus.world;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance, the same for the same seed and name; those of other names do not disturb it. */
final class Dice {
  private final RandomGenerator random;
  private final Scenario scenario;
  private final Timeline time;

  Dice(Scenario scenario, Timeline time, String name) {
    this.scenario = scenario;
    this.time = time;
    this.random =
        RandomGeneratorFactory.of("L64X128MixRandom")
            .create(scenario.seed() * 1_000_003 + name.hashCode());
  }

  RandomGenerator random() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /**
   * Whether it happens now: not in the calm at the end of a run. The dice are thrown also where the
   * scenario leaves it out.
   */
  boolean happens(Source source, double probability) {
    boolean thrown = chance(probability);
    return thrown && scenario.sources().contains(source) && !time.isCalm();
  }

  /** As {@link #happens}, of what becomes no more frequent where there are more mails. */
  boolean befalls(Source source, double probability) {
    return happens(source, scenario.evenly(probability));
  }

  /** 0 to {@code bound - 1}. */
  int upTo(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> all) {
    return all.get(upTo(all.size()));
  }

  /** Any time between the two. */
  Duration between(Duration least, Duration most) {
    return least.plusMillis((long) (random.nextDouble() * most.minus(least).toMillis()));
  }

  /** Waiting time of what happens so often: many short ones, few long ones. */
  Duration about(Duration mean) {
    double times = Math.min(8, -Math.log(1 - random.nextDouble()));
    return Duration.ofMillis((long) (times * mean.toMillis()) + 1);
  }
}
