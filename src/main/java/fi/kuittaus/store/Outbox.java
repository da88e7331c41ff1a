package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mails decided but not yet handed over, and what became of the others, within one transaction.
 *
 * <p>A row is {@code waiting}, then {@code claimed} by the one that sends it, then {@code
 * accepted}, {@code rejected} or {@code dropped}, or {@code waiting} again.
 */
public final class Outbox {
  private final Rows rows;

  Outbox(Rows rows) {
    this.rows = rows;
  }

  /**
   * Adds a mail that may leave at once; gives its number.
   *
   * @param priority 0 leaves first
   */
  public long add(
      String mailbox,
      Optional<Reference> reference,
      String kind,
      int priority,
      OutboundMessage mail,
      Instant now) {
    return rows.insert(
        "insert into outbox (mailbox, reference, kind, priority, state, created_at, not_before,"
            + " attempts, uncertain, message_id, from_name, from_address, to_name, to_address,"
            + " subject, text, html, headers)"
            + " values (?, ?, ?, ?, 'waiting', ?, ?, 0, false, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        mailbox,
        reference.map(Reference::code),
        kind,
        priority,
        now,
        now,
        mail.id().value(),
        mail.envelope().from().name(),
        mail.envelope().from().address().toString(),
        mail.envelope().to().name(),
        mail.envelope().to().address().toString(),
        mail.subject(),
        mail.text(),
        mail.html(),
        mail.headers().stream()
            .map(h -> h.name() + ": " + h.value())
            .collect(Collectors.joining("\n")));
  }

  /** Claims the mail of this mailbox that should leave next; nobody else gets it. */
  public Optional<OutboxEntry> claim(String mailbox, Instant now) {
    while (true) {
      Optional<OutboxEntry> next =
          rows.first(
              "select * from outbox where state = 'waiting' and mailbox = ? and not_before <= ?"
                  + " order by priority, not_before, id fetch first 1 rows only",
              Outbox::map,
              mailbox,
              now);
      if (next.isEmpty() || owns(next.get().id(), now)) {
        return next;
      }
    }
  }

  /** Who changes the row owns the mail; a lock on what is only looked at would hold up others. */
  private boolean owns(long id, Instant now) {
    int changed =
        rows.update(
            "update outbox set state = 'claimed', claimed_at = ?, attempts = attempts + 1"
                + " where id = ? and state = 'waiting'",
            now,
            id);
    return changed == 1;
  }

  /** When the next waiting mail of this mailbox may leave; empty if none waits. */
  public Optional<Instant> nextAt(String mailbox) {
    return rows.list(
            "select min(not_before) as next_at from outbox where state = 'waiting' and mailbox = ?",
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
        "update outbox set state = ?, result = ?, done_at = ?, copy_at = ? where id = ?",
        state,
        clipped(result),
        now,
        copyAt,
        id);
  }

  /** The mail waits for another attempt. */
  public void retry(long id, String result, boolean uncertain, Instant notBefore) {
    rows.update(
        "update outbox set state = 'waiting', result = ?, uncertain = uncertain or ?,"
            + " not_before = ? where id = ?",
        clipped(result),
        uncertain,
        notBefore,
        id);
  }

  /** All waiting mails of a mailbox wait until then at least: its account cannot send. */
  public void hold(String mailbox, Instant until) {
    rows.update(
        "update outbox set not_before = ? where state = 'waiting' and mailbox = ? and not_before <"
            + " ?",
        until,
        mailbox,
        until);
  }

  /** Mails that were claimed by a process that has died: whether they left, nobody knows. */
  public List<OutboxEntry> abandoned() {
    return rows.list("select * from outbox where state = 'claimed' order by id", Outbox::map);
  }

  /** The mails of a mailbox whose copy in Sent is due. */
  public List<OutboxEntry> copiesDue(String mailbox, Instant now, int limit) {
    return rows.list(
        "select * from outbox where copy_at <= ? and mailbox = ? order by copy_at fetch first "
            + limit
            + " rows only",
        Outbox::map,
        now,
        mailbox);
  }

  /** When to look for this mail's copy in Sent again; empty: no more. */
  public void copyAt(long id, Optional<Instant> at) {
    rows.update("update outbox set copy_at = ? where id = ?", at, id);
  }

  /** Waiting mails of this kind in a conversation are no longer wanted. */
  public void drop(Reference reference, String kind, String why, Instant now) {
    rows.update(
        "update outbox set state = 'dropped', result = ?, done_at = ?"
            + " where reference = ? and kind = ? and state = 'waiting'",
        why,
        now,
        reference.code(),
        kind);
  }

  /** Whether we made this Message-ID. */
  public boolean sent(MessageId id) {
    return rows.first("select 1 as one from outbox where message_id = ?", r -> true, id.value())
        .isPresent();
  }

  /** The letters of a conversation, oldest first. */
  public List<Letter> of(Reference reference) {
    return rows.list(
        "select * from outbox where reference = ? order by id",
        r ->
            new Letter(
                r.text("kind"),
                r.text("state"),
                r.instant("created_at"),
                r.optionalInstant("done_at"),
                r.optionalText("result"),
                map(r).mail()),
        reference.code());
  }

  /**
   * A letter and what became of it.
   *
   * @param state see the class
   * @param result the server's last answer, if any
   */
  public record Letter(
      String kind,
      String state,
      Instant createdAt,
      Optional<Instant> doneAt,
      Optional<String> result,
      OutboundMessage mail) {}

  private static String clipped(String text) {
    return text.length() <= 1000 ? text : text.substring(0, 1000);
  }

  private static OutboxEntry map(Row r) throws SQLException {
    return new OutboxEntry(
        r.number("id"),
        r.text("mailbox"),
        r.optionalText("reference").map(Reference::new),
        r.text("kind"),
        new OutboxEntry.Tries(r.count("attempts"), r.flag("uncertain"), r.instant("created_at")),
        mail(r));
  }

  private static OutboundMessage mail(Row r) throws SQLException {
    return new OutboundMessage(
        new MessageId(r.text("message_id")),
        new OutboundMessage.Envelope(
            new NamedAddress(r.optionalText("from_name"), EmailAddress.of(r.text("from_address"))),
            new NamedAddress(r.optionalText("to_name"), EmailAddress.of(r.text("to_address")))),
        r.text("subject"),
        r.text("text"),
        r.optionalText("html"),
        Arrays.stream(r.text("headers").split("\n"))
            .filter(l -> !l.isEmpty())
            .map(Outbox::header)
            .toList());
  }

  private static Header header(String line) {
    int colon = line.indexOf(':');
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }
}
