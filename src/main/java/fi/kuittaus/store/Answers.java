package fi.kuittaus.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the conversations of the past were answered, within one transaction. */
public final class Answers {
  private final Rows rows;

  Answers(Rows rows) {
    this.rows = rows;
  }

  /**
   * A conversation as its answer has it. Its component names are those of the API's JSON.
   *
   * @param answeredAt the first answer that was seen
   */
  public record Answered(
      String reference,
      String urgency,
      Instant openedAt,
      Optional<Instant> answeredAt,
      Optional<Instant> closedAt) {}

  /** Some conversations, by reference. Its component names are those of the API's JSON. */
  public record Page(List<Answered> answers) {
    public Page {
      answers = List.copyOf(answers);
    }
  }

  /**
   * The next ones.
   *
   * @param after the last reference of the page before; empty: from the first
   * @return none: there are no more
   */
  public Page page(String after, int limit) {
    return new Page(
        rows.list(
            "select reference, urgency, opened_at, closed_at, coalesce((select min(m.arrived_at)"
                + " from message m where m.reference = c.reference and m.outcome = 'answered'),"
                + " answered_at) as answered from conversation c where reference > ?"
                + " order by reference fetch first "
                + limit
                + " rows only",
            r ->
                new Answered(
                    r.text("reference"),
                    r.text("urgency"),
                    r.instant("opened_at"),
                    r.optionalInstant("answered"),
                    r.optionalInstant("closed_at")),
            after));
  }
}
