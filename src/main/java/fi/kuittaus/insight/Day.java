package fi.kuittaus.insight;

/**
 * What one day of a replayed history would have come to.
 *
 * @param promised matters that were acknowledged with a promise
 * @param warned warnings to the desk
 * @param corrected letters that replace a promise
 * @param updates status updates
 * @param kept first promises that were kept, on the day of the answer
 * @param missed first promises that passed without an answer, on that day
 */
public record Day(int promised, int warned, int corrected, int updates, int kept, int missed) {
  /** A day on which nothing happened. */
  public static final Day EMPTY = new Day(0, 0, 0, 0, 0, 0);

  /** The letters that customers got. */
  public int sent() {
    return promised + corrected + updates;
  }

  /** Both together. */
  public Day plus(Day other) {
    return new Day(
        promised + other.promised,
        warned + other.warned,
        corrected + other.corrected,
        updates + other.updates,
        kept + other.kept,
        missed + other.missed);
  }
}
