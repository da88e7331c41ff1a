package fi.kuittaus.store;

import fi.kuittaus.conversation.Departure;
import fi.kuittaus.conversation.LetterOrder;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mails decided but not yet handed over, and what became of the others, within one transaction.
 *
 * <p>A row is {@code waiting}, then {@code claimed} by the one that sends it, then {@code
 * accepted}, {@code rejected}, {@code uncertain} or {@code dropped}, or {@code waiting} again, or
 * {@code held} by the brake. What was accepted and came back is {@code bounced}.
 */
public final class Outbox {
  /** Letters without text are not sent any more; one on its way is told when it has left. */
  static final String UNSENT_IS_DROPPED =
      "case when state in ('waiting', 'held', 'claimed') then 'dropped' else state end";

  private final Rows rows;

  Outbox(Rows rows) {
    this.rows = rows;
  }

  /**
   * A mail to be sent.
   *
   * @param kind the label of a letter's kind, or what the desk is told of
   * @param priority 0 leaves first
   * @param about the conversation that it is a letter of; empty: to the desk
   */
  public record Draft(
      String mailbox, String kind, int priority, OutboundMessage mail, Optional<About> about) {}

  /**
   * What a letter is about.
   *
   * @param stranger whether it counts for the brake
   * @param told what the mail that it answers told
   */
  public record About(Reference reference, boolean stranger, LetterOrder.Told told) {}

  /** Adds a mail that may leave at once; gives its number. */
  public long add(Draft draft, Instant now) {
    return add(draft, now, now);
  }

  /** As {@link #add(Draft, Instant)}, for one that may not leave before an instant. */
  public long add(Draft draft, Instant now, Instant notBefore) {
    OutboundMessage mail = draft.mail();
    return rows.insert(
        "insert into outbox (mailbox, reference, kind, priority, stranger, told, state, created_at,"
            + " written_at, not_before, attempts, uncertain, message_id, from_name, from_address,"
            + " to_name, to_address, to_domain, subject, text, html, headers)"
            + " values (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, 0, false, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?)",
        draft.mailbox(),
        draft.about().map(About::reference).map(Reference::code),
        draft.kind(),
        draft.priority(),
        draft.about().map(About::stranger).orElse(false),
        draft.about().map(About::told).map(ToldText::of),
        now,
        now,
        notBefore,
        mail.id().value(),
        mail.envelope().from().name(),
        mail.envelope().from().address().toString(),
        mail.envelope().to().name(),
        mail.envelope().to().address().toString(),
        mail.envelope().to().address().domain(),
        mail.subject(),
        mail.text(),
        mail.html(),
        headers(mail));
  }

  static String headers(OutboundMessage mail) {
    return mail.headers().stream()
        .map(h -> h.name() + ": " + h.value())
        .collect(Collectors.joining("\n"));
  }

  /** Whether the customer of a conversation has had its acknowledgement. */
  public Departure.Opening opening(Reference reference) {
    List<Departure.Opening> unsettled =
        rows.list(
            "select uncertain or state = 'claimed' as unsure from outbox where reference = ?"
                + " and kind = 'acknowledgement' and state in ('waiting', 'held', 'claimed')",
            r -> r.flag("unsure") ? Departure.Opening.UNCERTAIN : Departure.Opening.WAITS,
            reference.code());
    return unsettled.stream().findFirst().orElse(Departure.Opening.SETTLED);
  }

  /**
   * When the acknowledgement of a conversation left; empty: it has not, or nobody knows when it
   * first did.
   */
  public Optional<Instant> acknowledged(Reference reference) {
    return rows.first(
            "select max(done_at) as at from outbox where reference = ?"
                + " and kind = 'acknowledgement' and state = 'accepted' and not uncertain",
            r -> r.optionalInstant("at"),
            reference.code())
        .flatMap(at -> at);
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
            + " where reference = ? and kind = ? and state in ('waiting', 'held')",
        why,
        now,
        reference.code(),
        kind);
  }

  /** Whether a mail of this kind has been decided since then. */
  public boolean anySince(String kind, Instant since) {
    return rows.first(
            "select 1 as one from outbox where kind = ? and created_at > ? fetch first 1 rows only",
            r -> true,
            kind,
            since)
        .isPresent();
  }

  /**
   * When the last letter of a conversation left, or was decided if it waits; empty: there is none.
   */
  public Optional<Instant> lastLetter(Reference reference) {
    return rows.first(
            "select max(coalesce(done_at, created_at)) as heard from outbox where reference = ?"
                + " and kind not like 'desk-%' and state in ('waiting', 'claimed', 'accepted')",
            r -> r.optionalInstant("heard"), reference.code())
        .flatMap(heard -> heard);
  }

  /** What the mails told that letters of a conversation answer, the newest first. */
  public List<LetterOrder.Told> told(Reference reference) {
    return rows.list(
        "select told from outbox where reference = ? and told is not null order by id desc",
        r -> ToldText.read(r.optionalText("told")),
        reference.code());
  }

  /** When a letter of this kind was last written that has left, or still may; empty: never. */
  public Optional<Instant> lastOf(Reference reference, String kind) {
    return rows.first(
            "select max(created_at) as written from outbox where reference = ? and kind = ?"
                + " and state not in ('dropped', 'rejected')",
            r -> r.optionalInstant("written"),
            reference.code(),
            kind)
        .flatMap(written -> written);
  }

  /** Whether we made this Message-ID. */
  public boolean sent(MessageId id) {
    return rows.first("select 1 as one from outbox where message_id = ?", r -> true, id.value())
        .isPresent();
  }

  /** The mail of ours with this Message-ID, or else with this token before its domain. */
  public Optional<Posted> posted(String idOrToken) {
    boolean token = idOrToken.matches("[a-z0-9.-]+");
    return rows.first(
        "select message_id, reference, kind, to_address from outbox where message_id "
            + (token ? "like ?" : "= ?")
            + " fetch first 1 rows only",
        Outbox::posted,
        token ? "<" + idOrToken + "@%" : idOrToken);
  }

  /** The letter that we wrote last to this address, spelt so; empty: to the desk only, or none. */
  public Optional<Posted> lastTo(EmailAddress address) {
    return rows.first(
        "select message_id, reference, kind, to_address from outbox where to_address = ?"
            + " and reference is not null order by created_at desc fetch first 1 rows only",
        Outbox::posted,
        address.toString());
  }

  /** The newest letters to this address, spelt so, since then, newest first; dropped ones not. */
  public List<Sent> to(EmailAddress address, Instant since, int limit) {
    return rows.list(
        "select reference, kind, created_at, claimed_at, state, subject, text from outbox where"
            + " to_address = ? and created_at > ? and reference is not null and state <> 'dropped'"
            + " order by to_address desc, created_at desc fetch first ? rows only",
        r ->
            new Sent(
                new Reference(r.text("reference")),
                r.text("kind"),
                r.instant("created_at"),
                Set.of("waiting", "held").contains(r.text("state"))
                    ? Optional.empty()
                    : r.optionalInstant("claimed_at"),
                r.text("subject"),
                r.text("text")),
        address.toString(),
        since,
        limit);
  }

  /** Whether so many letters of this kind have left for a domain that were written in this time. */
  public boolean isFull(String domain, String kind, Instant after, Instant until, int most) {
    return rows.first(
            "select 1 as one from outbox where to_domain = ? and created_at > ? and created_at <= ?"
                + " and kind = ? and state in ('accepted', 'uncertain', 'bounced')"
                + " offset ? rows fetch first 1 rows only",
            r -> true,
            domain,
            after,
            until,
            kind,
            most - 1)
        .isPresent();
  }

  /**
   * A letter as its recipient may have seen it.
   *
   * @param leftAt when it was on its way; empty: it waits
   */
  public record Sent(
      Reference reference,
      String kind,
      Instant writtenAt,
      Optional<Instant> leftAt,
      String subject,
      String text) {}

  /** A mail system says that a mail which has left never arrived. */
  public void bounced(MessageId id, String result) {
    rows.update(
        "update outbox set state = 'bounced', result = ? where message_id = ?"
            + " and state in ('accepted', 'uncertain')",
        result,
        id.value());
  }

  /**
   * A mail of ours, as reports on it name it.
   *
   * @param reference of its conversation; empty: to the desk
   */
  public record Posted(MessageId id, Optional<Reference> reference, String kind, EmailAddress to) {}

  private static Posted posted(Row r) throws SQLException {
    return new Posted(
        new MessageId(r.text("message_id")),
        r.optionalText("reference").map(Reference::new),
        r.text("kind"),
        EmailAddress.of(r.text("to_address")));
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

  static OutboxEntry map(Row r) throws SQLException {
    return new OutboxEntry(
        r.number("id"),
        r.text("mailbox"),
        r.optionalText("reference").map(Reference::new),
        r.text("kind"),
        new OutboxEntry.Tries(r.count("attempts"), r.flag("uncertain"), r.instant("written_at")),
        new OutboxEntry.Letter(mail(r), r.flag("stranger"), ToldText.read(r.optionalText("told"))));
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
