package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What retention takes away, within one transaction: first the text of what is over, later all of
 * it.
 */
public final class Shredder {
  /** The events whose details are our own words: times, numbers, who acted. */
  private static final String PLAIN_EVENTS =
      "('opened', 'mail', 'reopened', 'answered', 'closed', 'correction', 'lapsed', 'warned',"
          + " 'status-update', 'late', 'forgotten', 'bounced', 'delayed', 'arrived', 'complaint',"
          + " 'report-unproven', 'unanswerable', 'paused', 'resumed', 'seen', 'noted', 'held')";

  private static final String NO_LETTER_TEXT =
      "to_name = null, subject = '', text = '', html = null, headers = '', told = null,"
          + " copy_at = null, state = "
          + Outbox.UNSENT_IS_DROPPED;
  private final Rows rows;

  Shredder(Rows rows) {
    this.rows = rows;
  }

  /** Conversations closed before then that may have text, the longest closed first. */
  public List<Reference> withText(Instant closedBefore, int limit) {
    return rows.list(
        "select reference from conversation where text_gone_at is null and closed_at < ?"
            + " and status = 'closed' order by closed_at fetch first ? rows only",
        r -> new Reference(r.text("reference")),
        closedBefore,
        limit);
  }

  /** Conversations closed before then, the longest closed first. */
  public List<Reference> closed(Instant before, int limit) {
    return rows.list(
        "select reference from conversation where closed_at < ? and status = 'closed'"
            + " order by closed_at fetch first ? rows only",
        r -> new Reference(r.text("reference")),
        before,
        limit);
  }

  /** Takes all text and names out of a closed conversation; addresses, times, promises stay. */
  public void blank(Reference reference, Instant now) {
    rows.update(
        "update conversation set sender_name = null, first_name = null, subject = '',"
            + " text_gone_at = ? where reference = ?",
        now,
        reference.code());
    rows.update(
        "update message set subject = '', own_words = '' where reference = ?", reference.code());
    rows.update("update outbox set " + NO_LETTER_TEXT + " where reference = ?", reference.code());
    rows.update("update note set text = '' where reference = ?", reference.code());
    rows.update(
        "update history set detail = '' where reference = ? and what not in " + PLAIN_EVENTS,
        reference.code());
  }

  /** Takes a closed conversation away; its mails are known again if they come again. */
  public void remove(Reference reference) {
    String code = reference.code();
    marks("reference = ?", code);
    rows.update("delete from promise where reference = ?", code);
    rows.update("delete from history where reference = ?", code);
    rows.update("delete from note where reference = ?", code);
    rows.update("delete from outbox where reference = ?", code);
    rows.update("delete from message where reference = ?", code);
    rows.update("delete from conversation where reference = ?", code);
  }

  /**
   * Takes the text out of some mails that belong to no conversation: received before then, or
   * written to the desk.
   *
   * @return how many there were; fewer than the limit: these were all
   */
  public int blankLoose(Instant before, Instant now, int limit) {
    rows.update(
        "update incident_note set text = '' where text <> '' and incident in"
            + " (select id from incident where resolved_at < ?)",
        before);
    List<Long> mails =
        ids(
            "message where reference is null and text_gone_at is null and arrived_at < ?",
            before,
            limit);
    mails.forEach(id ->
        rows.update(
            "update message set subject = '', own_words = '', text_gone_at = ? where id = ?",
            now,
            id));
    List<Long> letters =
        ids(
            "outbox where reference is null and text_gone_at is null and created_at < ?",
            before,
            limit);
    letters.forEach(id ->
        rows.update(
            "update outbox set " + NO_LETTER_TEXT + ", text_gone_at = ? where id = ?", now, id));
    return Math.max(mails.size(), letters.size());
  }

  /** Takes some of them away, as {@link #blankLoose} counts them. */
  public int removeLoose(Instant before, int limit) {
    rows.update("delete from agent_act where at < ?", before);
    incidents(before);
    List<Long> mails = ids("message where reference is null and arrived_at < ?", before, limit);
    for (long id : mails) {
      marks("id = ?", id);
      rows.update("delete from message where id = ?", id);
    }
    List<Long> letters = ids("outbox where reference is null and created_at < ?", before, limit);
    letters.forEach(id -> rows.update("delete from outbox where id = ?", id));
    return Math.max(mails.size(), letters.size());
  }

  /** Of incidents those that were resolved before then, and of which no conversation is left. */
  private void incidents(Instant before) {
    String over =
        " (select i.id from incident i where i.resolved_at < ? and not exists"
            + " (select 1 from conversation c where c.incident = i.id) and not exists"
            + " (select 1 from note n join incident_note x on x.id = n.incident_note"
            + " where x.incident = i.id))";
    rows.update("delete from incident_note where incident in" + over, before);
    rows.update("delete from incident where id in" + over, before);
  }

  private List<Long> ids(String which, Instant before, int limit) {
    return rows.list(
        "select id from " + which + " fetch first ? rows only", r -> r.number("id"), before, limit);
  }

  /** Keeps of these mails what tells that they have been here. */
  void marks(String which, Object value) {
    List<String> marks =
        rows.list(
            "select message_id, sender, digest from message where digest <> '' and " + which,
            r ->
                MailMark.of(
                    r.optionalText("message_id"), r.optionalText("sender"), r.text("digest")),
            value);
    marks.forEach(mark ->
        rows.update("insert into known_mail (mark) values (?) on conflict do nothing", mark));
  }

  /** Takes the customer out of a conversation, and closes it. */
  void anonymize(Reference reference, String by, Instant now) {
    String code = reference.code();
    marks("reference = ?", code);
    blank(reference, now);
    rows.update(
        "update conversation set status = 'closed', closed_at = coalesce(closed_at, ?),"
            + " sender_address = null, answer_to = null, register = null, thread = '',"
            + " subject_quoted = false, promise_due = null, promise_zone = null,"
            + " promise_calendar = null, update_at = null, warn_at = null, correct_at = null,"
            + " close_at = null, forgotten_at = ? where reference = ?",
        now,
        now,
        code);
    rows.update(
        "update message set message_id = null, sender = null, digest = '' where reference = ?",
        code);
    rows.update(
        "update outbox set to_address = ?, to_domain = null, result = null where reference = ?",
        NOBODY,
        code);
    rows.update(
        "update promise set outcome = 'closed', ended_at = ? where reference = ?"
            + " and outcome = 'pending'",
        now,
        code);
    new History(rows).add(reference, now, "forgotten", by);
  }

  /** Takes the author and the text out of a mail. */
  void anonymizeMail(long id, Instant now) {
    marks("id = ?", id);
    rows.update(
        "update message set message_id = null, sender = null, digest = '', subject = '',"
            + " own_words = '', text_gone_at = ? where id = ?",
        now,
        id);
  }

  /** Takes the recipient and the text out of a letter; one that has not left never will. */
  void anonymizeLetter(long id, Optional<String> to, Instant now) {
    rows.update(
        "update outbox set "
            + NO_LETTER_TEXT
            + ", to_address = coalesce(?, to_address), to_domain = null, result = null,"
            + " text_gone_at = ?"
            + " where id = ?",
        to,
        now,
        id);
  }

  /** Whom a letter was to that was to somebody who has been forgotten. */
  static final String NOBODY = "forgotten@invalid";
}
