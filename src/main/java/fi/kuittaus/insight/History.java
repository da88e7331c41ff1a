package fi.kuittaus.insight;

import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Urgency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The answers of the past, as one matter after the other is added. For one thread. */
public final class History {
  private final PromisePolicy promises;
  private final Map<String, Pair> byUrgency = new LinkedHashMap<>();

  /** A history of nothing, in the calendars of this policy. */
  public History(PromisePolicy promises) {
    this.promises = promises;
    promises.urgencies().values().forEach(u -> byUrgency.put(u.name(), Pair.of(u)));
  }

  /** The same answers on a ladder of time and one of days. */
  private record Pair(AnswerTimes time, AnswerTimes days) {
    private static Pair of(Urgency urgency) {
      return urgency.answerWithin().business()
          ? new Pair(new AnswerTimes(Ladder.BUSINESS_TIME), new AnswerTimes(Ladder.BUSINESS_DAYS))
          : new Pair(new AnswerTimes(Ladder.ELAPSED_TIME), new AnswerTimes(Ladder.ELAPSED_DAYS));
    }

    /** Hours where a day's hours say all, else days: nobody promises 37 hours. */
    private AnswerTimes fit() {
      return time.shortest(Advice.USUAL).atMost().isPresent() ? time : days;
    }
  }

  /**
   * Adds a matter.
   *
   * @throws IllegalArgumentException if the policy has no such urgency
   */
  public void add(PastMatter matter) {
    var calendar = promises.urgency(matter.urgency()).calendar();
    Pair pair = Objects.requireNonNull(byUrgency.get(matter.urgency()));
    pair.time().add(matter, calendar);
    pair.days().add(matter, calendar);
  }

  /** What it says, for each urgency of the policy in its order. */
  public List<Advice> advice() {
    return byUrgency.entrySet().stream()
        .map(entry -> Advice.of(promises.urgency(entry.getKey()), entry.getValue().fit()))
        .toList();
  }
}
