package fi.kuittaus.reading;

import java.util.List;

/** What the topic and the urgency of a mail were decided by. */
public record Grounds(Ground topic, Ground urgency) {
  /** Nothing but the fallback: it says thanks, and no more. */
  static final Grounds NONE = new Grounds(new Ground.Fallback(), new Ground.Fallback());

  /** What one of them was decided by. */
  public sealed interface Ground {
    /** The first rule that matches and names one. */
    record Rule(String name) implements Ground {}

    /**
     * Words that speak for it where no rule does.
     *
     * @param points of all of them together
     * @param against what speaks for no topic, and had to be outweighed
     * @param most the words that weigh most, the heaviest first
     */
    record Words(double points, double against, List<Weight> most) implements Ground {
      public Words {
        most = List.copyOf(most);
      }
    }

    /** What holds where nothing else says otherwise. */
    record Fallback() implements Ground {}
  }

  /**
   * What one word gives.
   *
   * @param word as it is known: by its beginning ("kirsku…"), its end ("…ista") or two together
   */
  public record Weight(String word, double points) {}
}
