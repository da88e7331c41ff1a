package fi.kuittaus.store;

import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails of customers as they lie in the inbox, within one transaction. */
public final class Watchlist {
  /** By so much our clock may be behind the server's without anybody's being told. */
  private static final Duration BEHIND = Duration.ofMinutes(2);

  private final Rows rows;

  Watchlist(Rows rows) {
    this.rows = rows;
  }

  /**
   * A mail of a customer's that lies in the inbox as far as is known.
   *
   * @param seen whether it is known that somebody opened it
   * @param deleted whether it was last found to be deleted; perhaps it is only marked so
   * @param acknowledged whether the customer has the acknowledgement
   * @param course how far its conversation has come
   */
  public record Lying(
      long uid,
      Optional<MessageId> messageId,
      boolean seen,
      boolean deleted,
      boolean acknowledged,
      Course course) {}

  /**
   * The newest mails of conversations that are neither answered nor closed, or were so since then:
   * of those it is still to be told that nothing is due. Without those that went before that. What
   * it costs grows with the limit, not with the store.
   *
   * @param limit at most so many mails, of the newest conversations and those of the newest mails
   */
  public List<Lying> lying(
      String mailbox, String folder, long uidValidity, Instant since, int limit) {
    return new FollowedMails(rows, mailbox, folder, uidValidity).lying(since, limit);
  }

  /**
   * Notes that somebody opened a mail.
   *
   * @return its conversation, if it is the newest mail of the customer's in it
   */
  public Optional<Reference> opened(Place place, Instant now) {
    rows.update("update message set seen_at = ? where" + AT, place.with(now));
    return newestAt(place);
  }

  /**
   * Notes that a mail is no longer in its folder.
   *
   * @return its conversation, if it is the newest mail of the customer's in it, and no copy is left
   */
  public Optional<Reference> gone(Place place, String where, Instant now) {
    rows.update("update message set gone = ?, gone_at = ? where" + AT, place.with(where, now));
    return newestAt(place);
  }

  /**
   * Notes that a mail that was marked as deleted is not any more.
   *
   * @return its conversation, as of {@link #gone}
   */
  public Optional<Reference> back(Place place) {
    rows.update("update message set gone = null, gone_at = null where" + AT, place.with());
    return newestAt(place);
  }

  /** A mail's place in a folder. */
  public record Place(String mailbox, String folder, long uidValidity, long uid) {
    private Object[] with(Object... before) {
      Object[] values = new Object[before.length + 4];
      System.arraycopy(before, 0, values, 0, before.length);
      values[before.length] = mailbox;
      values[before.length + 1] = folder;
      values[before.length + 2] = uidValidity;
      values[before.length + 3] = uid;
      return values;
    }
  }

  private static final String AT = " mailbox = ? and folder = ? and uid_validity = ? and uid = ?";

  private Optional<Reference> newestAt(Place place) {
    return rows.first(
        "select m.reference from message m where m.mailbox = ? and m.folder = ?"
            + " and m.uid_validity = ? and m.uid = ? and m.reference is not null"
            + " and not exists (select 1 from message later where later.reference = m.reference"
            + " and (later.arrived_at > m.arrived_at or (later.gone is null"
            + " and later.message_id = m.message_id and later.id <> m.id))"
            + " and later.folder = m.folder and later.gone is null"
            + " and later.verdict in ('person', 'person-unanswerable')"
            + " and later.outcome <> 'thanked')",
        r -> new Reference(r.text("reference")),
        place.with());
  }

  /**
   * Notes that a mail of this mailbox's inbox was found in its Closed folder; a second delivery of
   * it may still lie in the inbox.
   */
  public void closed(String mailbox, MessageId id, Instant arrivedAt, Instant now) {
    Instant at = stored(id, arrivedAt);
    rows.update(
        "update message set gone = 'closed', gone_at = ? where message_id = ? and mailbox = ?"
            + " and gone is null and arrived_at between ? and ? and verdict in ('person',"
            + " 'person-unanswerable')",
        now,
        id.value(),
        mailbox,
        at.minusSeconds(1),
        at.plusSeconds(1));
  }

  /**
   * The arrival that a delivery was stored with: the same, or earlier where our clock was behind
   * the server's when it was read.
   */
  private Instant stored(MessageId id, Instant arrivedAt) {
    return rows.first(
            "select max(arrived_at) as at from message where message_id = ?"
                + " and arrived_at between ? and ?",
            r -> r.optionalInstant("at"),
            id.value(),
            arrivedAt.minus(BEHIND),
            arrivedAt.plusSeconds(1))
        .flatMap(at -> at)
        .orElse(arrivedAt);
  }

  /**
   * That a mail went from the inbox.
   *
   * @param where {@code closed}, {@code junk}, {@code deleted} or {@code elsewhere}
   */
  public record Left(String where, Instant at) {}

  /**
   * Where a mail went last, if it had gone from this inbox of this UIDVALIDITY; empty: nowhere.
   *
   * @param inbox its mailbox
   */
  public Optional<Left> whereTo(String inbox, MessageId id, Instant arrivedAt, long uidValidity) {
    Instant at = stored(id, arrivedAt);
    return rows.first(
        "select gone, gone_at from message where message_id = ? and mailbox = ? and gone is not"
            + " null and uid_validity = ? and arrived_at between ? and ? order by gone_at desc"
            + " fetch first 1 rows only",
        r -> new Left(r.text("gone"), r.instant("gone_at")),
        id.value(),
        inbox,
        uidValidity,
        at.minusSeconds(1),
        at.plusSeconds(1));
  }
}
