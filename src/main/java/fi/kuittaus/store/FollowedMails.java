package fi.kuittaus.store;

import static java.util.stream.Collectors.groupingBy;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.store.Watchlist.Lying;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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

  /** A conversation that is to be looked at, and one of its mails if it has any. */
  private record Followed(Reference reference, Optional<Lying> mail) {
    private static Followed map(Row r) throws SQLException {
      Reference reference = new Reference(r.text("reference"));
      return new Followed(reference, r.flag("has_mail") ? Optional.of(mail(r)) : Optional.empty());
    }

    private static Lying mail(Row r) throws SQLException {
      return new Lying(
          r.number("uid"),
          r.optionalText("message_id").flatMap(MessageId::first),
          r.optionalInstant("seen_at").isPresent(),
          r.optionalText("gone").isPresent(),
          r.flag("acknowledged"),
          Conversations.course(r));
    }
  }

  private static final String FOLLOWED =
      """
      select c.*, lying.uid, lying.message_id, lying.seen_at, lying.gone,
          case when lying.uid is null then false else true end as has_mail,
          case when exists (select 1 from promise p where p.reference = c.reference
              and p.given_at is not null) then true else false end as acknowledged
      from (select * from conversation where mailbox = ? and \
      """;

  private static final String THEIR_MAILS =
      """
      ) c left join message lying on lying.reference = c.reference and lying.mailbox = c.mailbox
          and lying.folder = ? and lying.uid_validity = ?
          and (lying.gone is null or (lying.gone = 'deleted' and lying.gone_at > ?))
          and lying.verdict in ('person', 'person-unanswerable')\
      """;

  /** Where what is not over begins in the index of what is: without an end it is read, too. */
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /** As {@link Watchlist#lying}. */
  List<Lying> lying(Instant since, int limit) {
    Map<Reference, List<Followed>> followed = new HashMap<>();
    boolean isAll = true;
    for (Status status : Status.values()) {
      var newest = newest(status, since, limit).stream().collect(groupingBy(Followed::reference));
      followed.putAll(newest);
      isAll &= newest.size() < limit;
    }
    if (!isAll) {
      ofNewestMails(limit)
          .forEach(reference -> followed.computeIfAbsent(reference, r -> followed(r, since)));
    }
    return followed.values().stream()
        .flatMap(List::stream)
        .flatMap(f -> f.mail().stream())
        .sorted(Comparator.comparingLong(Lying::uid).reversed())
        .limit(limit)
        .toList();
  }

  /** Read off the end of an index, whose columns the order names all for that reason. */
  private List<Followed> newest(Status status, Instant overSince, int limit) {
    return switch (status) {
      case OPEN, WORKING, PAUSED ->
          followed(
              "status = ? order by status desc, opened_at desc fetch first ? rows only",
              overSince,
              status.label(),
              limit);
      case ANSWERED ->
          followed(
              "status = ? and answered_at > ? and answered_at < ?"
                  + " order by status desc, answered_at desc fetch first ? rows only",
              overSince,
              status.label(),
              overSince,
              NEVER,
              limit);
      case CLOSED ->
          followed(
              "closed_at > ? and closed_at < ? order by closed_at desc fetch first ? rows only",
              overSince,
              overSince,
              NEVER,
              limit);
    };
  }

  private List<Followed> followed(Reference reference, Instant overSince) {
    return followed(
        "reference = ? and (status not in ('answered', 'closed')"
            + " or (status = 'answered' and answered_at > ?) or closed_at > ?)",
        overSince,
        reference.code(),
        overSince,
        overSince);
  }

  /**
   * In one statement for many: one each would cost more than what it finds.
   *
   * @param which the condition of conversations, with its values
   */
  private List<Followed> followed(String which, Instant goneSince, Object... values) {
    List<Object> all = new ArrayList<>();
    all.add(mailbox);
    all.addAll(List.of(values));
    all.addAll(List.of(folder, uidValidity, goneSince));
    return rows.list(FOLLOWED + which + THEIR_MAILS, Followed::map, all.toArray());
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
}
