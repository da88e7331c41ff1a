package fi.kuittaus.store;

import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.store.Watchlist.Lying;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the mails of one inbox that are to be looked at, within one transaction. */
final class FollowedMails {
  private final Rows rows;
  private final String mailbox;
  private final String folder;
  private final long uidValidity;

  FollowedMails(Rows rows, String mailbox, String folder, long uidValidity) {
    this.rows = rows;
    this.mailbox = mailbox;
    this.folder = folder;
    this.uidValidity = uidValidity;
  }

  /** A conversation whose mails are to be looked at. */
  private record Followed(Reference reference, boolean acknowledged, Course course) {
    private static Followed map(Row r) throws SQLException {
      return new Followed(
          new Reference(r.text("reference")), r.flag("acknowledged"), Conversations.course(r));
    }
  }

  private static final String FOLLOWED =
      """
      select c.*, case when exists (select 1 from outbox o where o.reference = c.reference
          and o.kind = 'acknowledgement' and o.state = 'accepted')
          then true else false end as acknowledged
      from conversation c where c.mailbox = ? and \
      """;

  /** As {@link Watchlist#lying}. */
  List<Lying> lying(Instant since, int limit) {
    Map<Reference, Followed> followed = new HashMap<>();
    boolean isAll = true;
    for (Status status : Status.values()) {
      List<Followed> newest = newest(status, since, limit);
      newest.forEach(f -> followed.put(f.reference(), f));
      isAll &= newest.size() < limit;
    }
    if (!isAll) {
      ofNewestMails(limit).stream()
          .filter(reference -> !followed.containsKey(reference))
          .flatMap(reference -> followed(reference, since).stream())
          .forEach(f -> followed.put(f.reference(), f));
    }
    return followed.values().stream()
        .flatMap(f -> mails(f, since).stream())
        .sorted(Comparator.comparingLong(Lying::uid).reversed())
        .limit(limit)
        .toList();
  }

  /** Read off the end of an index, whose columns the order names all for that reason. */
  private List<Followed> newest(Status status, Instant overSince, int limit) {
    return switch (status) {
      case OPEN, WORKING, PAUSED ->
          rows.list(
              FOLLOWED
                  + "c.status = ? order by c.status desc, c.opened_at desc fetch first ? rows only",
              Followed::map,
              mailbox,
              status.label(),
              limit);
      case ANSWERED ->
          rows.list(
              FOLLOWED
                  + "c.status = ? and c.answered_at > ?"
                  + " order by c.status desc, c.opened_at desc fetch first ? rows only",
              Followed::map,
              mailbox,
              status.label(),
              overSince,
              limit);
      case CLOSED ->
          rows.list(
              FOLLOWED + "c.closed_at > ? order by c.closed_at desc fetch first ? rows only",
              Followed::map,
              mailbox,
              overSince,
              limit);
    };
  }

  private Set<Reference> ofNewestMails(int limit) {
    return rows
        .list(
            "select reference from message where mailbox = ? and folder = ? and uid_validity = ?"
                + " order by mailbox desc, folder desc, uid_validity desc, uid desc"
                + " fetch first ? rows only",
            r -> r.optionalText("reference"),
            mailbox,
            folder,
            uidValidity,
            limit)
        .stream()
        .flatMap(Optional::stream)
        .map(Reference::new)
        .collect(Collectors.toSet());
  }

  private Optional<Followed> followed(Reference reference, Instant overSince) {
    return rows.first(
        FOLLOWED
            + "c.reference = ? and (c.status not in ('answered', 'closed')"
            + " or (c.status = 'answered' and c.answered_at > ?) or c.closed_at > ?)",
        Followed::map,
        mailbox,
        reference.code(),
        overSince,
        overSince);
  }

  private List<Lying> mails(Followed of, Instant goneSince) {
    return rows.list(
        "select uid, message_id, seen_at, gone from message"
            + " where reference = ? and mailbox = ? and folder = ? and uid_validity = ?"
            + " and (gone is null or (gone = 'deleted' and gone_at > ?))"
            + " and verdict in ('person', 'person-unanswerable')",
        r ->
            new Lying(
                r.number("uid"),
                r.optionalText("message_id").flatMap(MessageId::first),
                r.optionalInstant("seen_at").isPresent(),
                r.optionalText("gone").isPresent(),
                of.acknowledged(),
                of.course()),
        of.reference().code(),
        mailbox,
        folder,
        uidValidity,
        goneSince);
  }
}
