package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.promise.Promise;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Every instant that a letter has named, and what became of it, within one transaction. */
public final class Promises {
  private final Rows rows;

  Promises(Rows rows) {
    this.rows = rows;
  }

  /** What a letter promises at an instant. */
  public enum What {
    /** An answer or a call by a person. */
    ANSWER("what <> 'next-word'"),
    /** Our next letter. */
    NEXT_WORD("what = 'next-word'");

    private final String condition;

    What(String condition) {
      this.condition = condition;
    }

    private String label(Promise promise) {
      return switch (this) {
        case ANSWER -> promise.what().label();
        case NEXT_WORD -> "next-word";
      };
    }
  }

  /**
   * A promise as it is kept.
   *
   * @param what {@code answer}, {@code call} or {@code next-word}
   * @param givenAt when the letter that names it was accepted; empty: not yet
   * @param outcome {@code pending}, {@code kept}, {@code replaced} or {@code void}
   */
  public record Given(
      String what,
      Promise promise,
      Optional<Instant> givenAt,
      String outcome,
      Optional<Instant> endedAt) {}

  /** Adds what this letter promises; it is given once the letter is accepted. */
  public void add(Reference reference, long outboxId, What what, Promise promise) {
    rows.update(
        "insert into promise (reference, outbox_id, what, due_at, zone, calendar, outcome)"
            + " values (?, ?, ?, ?, ?, ?, 'pending')",
        reference.code(),
        outboxId,
        what.label(promise),
        promise.dueAt(),
        promise.zone().getId(),
        promise.calendar());
  }

  /** The letter was accepted: what it promises is given, and frozen. */
  public void given(long outboxId, Instant now) {
    rows.update(
        "update promise set given_at = ? where outbox_id = ? and given_at is null"
            + " and outcome <> 'void'",
        now,
        outboxId);
  }

  /** This letter is written anew before it has left: what it promised was never told. */
  public void untold(long outboxId, Instant now) {
    rows.update(
        "update promise set outcome = 'void', ended_at = ? where outbox_id = ? and given_at is"
            + " null",
        now,
        outboxId);
  }

  /** The answer that this letter promises, as it was last written; empty: it promises none. */
  public Optional<Promise> answerOf(long outboxId) {
    return rows.first(
        "select what, due_at, zone, calendar from promise where outbox_id = ? and what <>"
            + " 'next-word' order by id desc fetch first 1 rows only",
        Promises::promise,
        outboxId);
  }

  /** When this letter says that we write next, as it was last written; empty: it does not. */
  public Optional<Instant> nextWordOf(long outboxId) {
    return rows.first(
        "select due_at from promise where outbox_id = ? and what = 'next-word'"
            + " order by id desc fetch first 1 rows only",
        r -> r.instant("due_at"),
        outboxId);
  }

  /**
   * The answer that the customer was promised last: by a letter that has left, may have left, or
   * leaves before any other. Empty where none was, or where it was kept.
   */
  public Optional<Promise> told(Reference reference) {
    return toldBut(reference, -1);
  }

  /** As {@link #told}, by another letter than this. */
  public Optional<Promise> toldBut(Reference reference, long outboxId) {
    return rows
        .list(
            "select p.what, p.due_at, p.zone, p.calendar, p.outcome from promise p join outbox o"
                + " on o.id = p.outbox_id where p.reference = ? and o.id <> ?"
                + " and p.outcome <> 'void' and p.what <> 'next-word'"
                + " and (o.state in ('accepted', 'uncertain', 'claimed') or o.uncertain"
                + " or (o.state in ('waiting', 'held')"
                + " and o.kind in ('acknowledgement', 'reopened')))"
                + " order by p.id desc fetch first 1 rows only",
            r ->
                r.text("outcome").equals("kept")
                    ? Optional.<Promise>empty()
                    : Optional.of(promise(r)),
            reference.code(),
            outboxId)
        .stream()
        .findFirst()
        .flatMap(told -> told);
  }

  /**
   * The instant of our next word that the customer was last told, where the letter that names it
   * left after {@code since}, may have left, or is an update that will leave; empty if none does.
   */
  public Optional<Instant> nextWordNamed(Reference reference, Instant since) {
    return rows
        .list(
            "select o.done_at, p.due_at from outbox o left join promise p"
                + " on p.outbox_id = o.id and p.what = 'next-word' and p.outcome <> 'void'"
                + " where o.reference = ?"
                + " and (o.state = 'accepted' or o.uncertain or o.state = 'uncertain'"
                + " or (o.state in ('waiting', 'claimed') and o.kind = 'status-update'))"
                + " order by o.id desc fetch first 1 rows only",
            r ->
                r.optionalInstant("done_at").map(since::isBefore).orElse(true)
                    ? r.optionalInstant("due_at")
                    : Optional.<Instant>empty(),
            reference.code())
        .stream()
        .findFirst()
        .flatMap(named -> named);
  }

  /** The instant of this kind that a letter has named, or will, and that is still to be kept. */
  public Optional<Instant> pending(Reference reference, What what) {
    return rows.first(
            "select max(due_at) as due_at from promise where reference = ? and "
                + what.condition
                + " and outcome = 'pending'",
            r -> r.optionalInstant("due_at"),
            reference.code())
        .flatMap(due -> due);
  }

  /** What of this kind was pending in a conversation has ended so. */
  public void end(Reference reference, What what, String outcome, Instant now) {
    rows.update(
        "update promise set outcome = ?, ended_at = ?"
            + " where reference = ? and "
            + what.condition
            + " and outcome = 'pending'",
        outcome,
        now,
        reference.code());
  }

  /** The promises of a conversation, oldest first. */
  public List<Given> of(Reference reference) {
    return rows.list(
        "select * from promise where reference = ? order by id",
        r ->
            new Given(
                r.text("what"),
                promise(r),
                r.optionalInstant("given_at"),
                r.text("outcome"),
                r.optionalInstant("ended_at")),
        reference.code());
  }

  private static Promise promise(Row r) throws SQLException {
    return new Promise(
        r.instant("due_at"),
        ZoneId.of(r.text("zone")),
        r.text("calendar"),
        Promise.What.of(r.text("what")));
  }
}
