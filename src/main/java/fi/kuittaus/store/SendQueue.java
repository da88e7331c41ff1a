package fi.kuittaus.store;

import fi.kuittaus.mail.OutboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The mails of the outbox that wait to leave, within one transaction: who claims one owns it until
 * it is told what became of it.
 */
public final class SendQueue {
  /** As the index has them; state and mailbox are those of the condition. */
  private static final String IN_TURN = " order by state, mailbox, priority, not_before, id";

  private static final String CLAIMED =
      "select * from outbox where state = 'claimed' and mailbox = ? and claim = ?" + IN_TURN;

  private final Rows rows;

  SendQueue(Rows rows) {
    this.rows = rows;
  }

  /** Which mails may leave now. */
  public enum Scope {
    ALL(""),
    /** Mails to the desk, too. */
    ACKNOWLEDGEMENTS(" and (kind = 'acknowledgement' or reference is null)"),
    DESK(" and reference is null");

    private final String condition;

    Scope(String condition) {
      this.condition = condition;
    }
  }

  /**
   * Claims the mails of this mailbox that should leave next, in the order in which they must be
   * sent, one after another; nobody else gets them. What of them is left claimed when the process
   * dies tells which one was on its way: the first.
   */
  public List<OutboxEntry> claim(String mailbox, Scope scope, int most, Instant now) {
    List<Long> next =
        rows.list(
            "select id from outbox where state = 'waiting' and mailbox = ? and not_before <= ?"
                + scope.condition
                + IN_TURN
                + " fetch first ? rows only",
            r -> r.number("id"),
            mailbox,
            now,
            most);
    if (next.isEmpty()) {
      return List.of();
    }
    long claim =
        rows.first("select nextval('outbox_claim') as n", r -> r.number("n")).orElseThrow();
    own(next, claim, now);
    List<OutboxEntry> owned = rows.list(CLAIMED, Outbox::map, mailbox, claim);
    return owned.isEmpty() ? claim(mailbox, scope, most, now) : owned;
  }

  /** Who changes the row owns the mail; a lock on what is only looked at would hold up others. */
  private void own(List<Long> ids, long claim, Instant now) {
    rows.update(
        "update outbox set state = 'claimed', claimed_at = ?, claim = ?"
            + " where id = any(?) and state = 'waiting'",
        now,
        claim,
        ids.toArray(Long[]::new));
  }

  /** A claimed mail that nobody has begun to send waits again, until then at least. */
  public void release(long id, Instant notBefore) {
    rows.update(
        "update outbox set state = 'waiting', claim = null, not_before = ? where id = ?",
        notBefore,
        id);
  }

  /** A claimed mail leaves only when people say so. */
  public void hold(long id) {
    rows.update("update outbox set state = 'held', claim = null where id = ?", id);
  }

  /** The mails that are held, oldest first. */
  public List<OutboxEntry> held(int limit) {
    return rows.list(
        "select * from outbox where state = 'held' order by id fetch first ? rows only",
        Outbox::map,
        limit);
  }

  /** How many mails are held. */
  public long held() {
    return rows.first("select count(*) as n from outbox where state = 'held'", r -> r.number("n"))
        .orElse(0L);
  }

  /** What was held may leave, and does not count for the brake. */
  public int releaseHeld(Instant now) {
    return rows.update(
        "update outbox set state = 'waiting', stranger = false, not_before = ?"
            + " where state = 'held'",
        now);
  }

  /** How many letters to strangers have been claimed since then and not been held. */
  public long toStrangersSince(Instant since) {
    return rows.first(
            "select count(*) as n from outbox where stranger and claimed_at > ? and state <> 'held'"
                + " and state <> 'waiting'",
            r -> r.number("n"),
            since)
        .orElse(0L);
  }

  /** Gives a claimed mail other words; it keeps its Message-ID. */
  public void rewrite(long id, OutboundMessage mail, Instant now) {
    rows.update(
        "update outbox set subject = ?, text = ?, html = ?, headers = ?, written_at = ?"
            + " where id = ?",
        mail.subject(),
        mail.text(),
        mail.html(),
        Outbox.headers(mail),
        now,
        id);
  }

  /** Whether a mail of this mailbox could leave now. */
  public boolean waits(String mailbox, Instant now) {
    return rows.first(
            "select 1 as one from outbox where state = 'waiting' and mailbox = ? and not_before <="
                + " ? fetch first 1 rows only",
            r -> true,
            mailbox,
            now)
        .isPresent();
  }

  /** When the next waiting mail of this mailbox may leave; empty if none waits that may. */
  public Optional<Instant> nextAt(String mailbox, Scope scope) {
    return rows.list(
            "select min(not_before) as next_at from outbox where state = 'waiting' and mailbox = ?"
                + scope.condition,
            r -> r.optionalInstant("next_at"),
            mailbox)
        .getFirst();
  }

  /**
   * The mail has left, or never will.
   *
   * @param state {@code accepted}, {@code rejected} or {@code dropped}
   * @param copyAt when to look for its copy in Sent
   */
  public void done(long id, String state, String result, Instant now, Optional<Instant> copyAt) {
    rows.update(
        "update outbox set state = ?, result = ?, done_at = ?, copy_at = ?, claim = null,"
            + " attempts = attempts + ? where id = ?",
        state,
        clipped(result),
        now,
        copyAt,
        state.equals("dropped") ? 0 : 1,
        id);
  }

  /** A claimed mail has left: all that must be on disk before the next one does. */
  public void left(long id, Instant at) {
    rows.update("insert into departed (outbox_id, left_at) values (?, ?)", id, at);
  }

  /** What {@link #left} said of this mail has been dealt with. */
  public void settled(long id) {
    rows.update("delete from departed where outbox_id = ?", id);
  }

  /** The mails of this mailbox that have left, and nothing else is known of it. */
  public List<Departed> departed(String mailbox) {
    return rows.list(
        "select o.*, d.left_at from departed d join outbox o on o.id = d.outbox_id"
            + " where o.mailbox = ? order by d.left_at, o.id",
        r -> new Departed(Outbox.map(r), r.instant("left_at")),
        mailbox);
  }

  /** A mail that the courier's server took at this time. */
  public record Departed(OutboxEntry entry, Instant leftAt) {}

  /** The mail waits for another attempt. */
  public void retry(long id, String result, boolean uncertain, Instant notBefore) {
    rows.update(
        "update outbox set state = 'waiting', claim = null, result = ?, uncertain = uncertain or ?,"
            + " attempts = attempts + 1, not_before = ? where id = ?",
        clipped(result),
        uncertain,
        notBefore,
        id);
  }

  /** All waiting mails of a mailbox wait until then at least: its account cannot send. */
  public void postpone(String mailbox, Instant until) {
    rows.update(
        "update outbox set not_before = ? where state = 'waiting' and mailbox = ? and not_before <"
            + " ?",
        until,
        mailbox,
        until);
  }

  /**
   * The mails of a mailbox that a process which has died had claimed, by its claims and in their
   * order: whether the first of a claim left, nobody knows; the others did not.
   */
  public List<List<OutboxEntry>> abandoned(String mailbox) {
    List<Long> claims =
        rows.list(
            "select distinct claim from outbox where state = 'claimed' and mailbox = ?"
                + " order by claim",
            r -> r.number("claim"),
            mailbox);
    return claims.stream().map(claim -> rows.list(CLAIMED, Outbox::map, mailbox, claim)).toList();
  }

  private static String clipped(String text) {
    return text.length() <= 1000 ? text : text.substring(0, 1000);
  }
}
