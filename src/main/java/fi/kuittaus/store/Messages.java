package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Secrets;
import fi.kuittaus.screening.Screening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails that have been received, each with its verdict, within one transaction. */
public final class Messages {
  private static final String COLUMNS =
      "arrived_at, message_id, sender, verdict, reasons, outcome, subject, own_words, digest,"
          + " reference";

  /** How many characters are kept of what a mail says: nobody reads on. */
  private static final int MOST_WORDS = 100_000;

  private final Rows rows;

  Messages(Rows rows) {
    this.rows = rows;
  }

  /** A received mail as it is kept: text masked. */
  public record Received(
      Instant arrivedAt,
      Optional<MessageId> messageId,
      Optional<EmailAddress> sender,
      Judged judged,
      Text text,
      Optional<Reference> reference) {}

  /**
   * The verdict and its reasons by their stored names, and what became of the mail.
   *
   * @param outcome {@code opened}, {@code joined}, {@code duplicate} and so on
   */
  public record Judged(String verdict, List<String> reasons, String outcome) {
    public Judged {
      reasons = List.copyOf(reasons);
    }
  }

  /** What is kept of a mail's text. */
  public record Text(String subject, String ownWords, String digest) {}

  /** Stores a mail, once for its place in the folder. */
  public void add(
      String mailbox,
      MailboxPosition at,
      InboundMessage mail,
      Screening screening,
      String outcome,
      Optional<Reference> reference) {
    if (outcome.equals("duplicate") && isKnown(mail)) {
      again(mailbox, at, mail, screening.verdict().label());
      return;
    }
    rows.update(
        "insert into message (mailbox, folder, uid_validity, uid, "
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        mailbox,
        at.folder(),
        at.uidValidity(),
        at.uid(),
        mail.arrivedAt(),
        mail.messageId().map(MessageId::value),
        mail.sender().map(EmailAddress::key),
        screening.verdict().label(),
        String.join(",", screening.rules()),
        outcome,
        clipped(Secrets.mask(mail.subject()), 2000),
        clipped(Secrets.mask(mail.content().own().text()), MOST_WORDS),
        mail.digest(),
        reference.map(Reference::code));
  }

  /** A mail that was taken away comes again: that it came is kept, and nothing of what it says. */
  private void again(String mailbox, MailboxPosition at, InboundMessage mail, String verdict) {
    rows.update(
        "insert into message (mailbox, folder, uid_validity, uid, arrived_at, verdict, reasons,"
            + " outcome, subject, own_words, digest)"
            + " values (?, ?, ?, ?, ?, ?, '', 'duplicate', '', '', '') on conflict do nothing",
        mailbox,
        at.folder(),
        at.uidValidity(),
        at.uid(),
        mail.arrivedAt(),
        verdict);
  }

  /** The mails stored under this Message-ID, oldest first. */
  public List<Received> withId(MessageId id) {
    return rows.list(
        "select " + COLUMNS + " from message where message_id = ? order by id",
        Messages::map,
        id.value());
  }

  /** The mails stored with this digest, oldest first. */
  public List<Received> withDigest(String digest) {
    return rows.list(
        "select " + COLUMNS + " from message where digest = ? order by id", Messages::map, digest);
  }

  /** Whether this very mail was stored, and its row has been taken away since. */
  public boolean isKnown(InboundMessage mail) {
    return rows.first(
            "select 1 as one from known_mail where mark = ?",
            r -> true,
            MailMark.of(
                mail.messageId().map(MessageId::value),
                mail.sender().map(EmailAddress::key),
                mail.digest()))
        .isPresent();
  }

  /** Whether this sender, other than a machine, had written before that instant. */
  public boolean knows(EmailAddress sender, Instant before) {
    return rows.first(
            "select 1 as one from message where sender = ? and arrived_at < ? and reference is not"
                + " null fetch first 1 rows only",
            r -> true,
            sender.key(),
            before)
        .isPresent();
  }

  /** The newest mails of this sender since then that were not duplicates, newest first. */
  public List<Received> since(EmailAddress sender, Instant since, int limit) {
    return rows.list(
        "select "
            + COLUMNS
            + " from message where sender = ? and arrived_at > ? and outcome <> 'duplicate'"
            + " order by sender desc, arrived_at desc fetch first ? rows only",
        Messages::map,
        sender.key(),
        since,
        limit);
  }

  /** Whether a mail of this sender since then hit any of these rules. */
  public boolean hits(EmailAddress sender, Instant since, List<String> rules) {
    return since(sender, since, 200).stream()
        .flatMap(m -> m.judged().reasons().stream())
        .anyMatch(rules::contains);
  }

  /**
   * When the customer of a conversation last wrote more than thanks; empty if no such mail of
   * theirs is stored.
   */
  public Optional<Instant> lastFromCustomer(Reference reference) {
    return rows.list(
            "select max(arrived_at) as last_at from message where reference = ?"
                + " and outcome in ('opened', 'joined', 'reopened')",
            r -> r.optionalInstant("last_at"),
            reference.code())
        .getFirst();
  }

  /**
   * Whether the customer of a conversation wrote more than thanks after this mail; copies of it
   * that came unproven count for nothing.
   */
  public boolean wroteAfter(Reference reference, InboundMessage mail) {
    return rows.first(
            "select 1 as one from message where reference = ? and arrived_at > ? and outcome in"
                + " ('opened', 'joined', 'reopened') and (message_id is null or message_id <> ?)"
                + " fetch first 1 rows only",
            r -> true,
            reference.code(),
            mail.arrivedAt(),
            mail.messageId().map(MessageId::value).orElse(""))
        .isPresent();
  }

  /** Whether this mail has counted as an agent's answer already, found in another folder. */
  public boolean isAnswer(InboundMessage mail) {
    return mail.messageId().stream()
        .flatMap(id -> withId(id).stream())
        .anyMatch(stored -> stored.judged().outcome().equals("answered"));
  }

  /**
   * Notes that an agent has set the closing keyword on this mail.
   *
   * @return whether that is news; false also where the mail is not stored, and for a copy that the
   *     server shows anew with the keyword that it had
   */
  public boolean keywordSeen(MessageId id) {
    return rows.update(
            "update message set keyword_seen = true where message_id = ? and not exists"
                + " (select 1 from message m where m.message_id = ? and m.keyword_seen)",
            id.value(),
            id.value())
        > 0;
  }

  /** The mails of a conversation, oldest first. */
  public List<Received> of(Reference reference) {
    return rows.list(
        "select " + COLUMNS + " from message where reference = ? order by id",
        Messages::map,
        reference.code());
  }

  private static String clipped(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static Received map(Row r) throws java.sql.SQLException {
    return new Received(
        r.instant("arrived_at"),
        r.optionalText("message_id").flatMap(MessageId::first),
        r.optionalText("sender").flatMap(EmailAddress::parse),
        new Judged(r.text("verdict"), reasons(r.text("reasons")), r.text("outcome")),
        new Text(r.text("subject"), r.text("own_words"), r.text("digest")),
        r.optionalText("reference").map(Reference::new));
  }

  private static List<String> reasons(String stored) {
    return stored.isEmpty() ? List.of() : List.of(stored.split(","));
  }
}
