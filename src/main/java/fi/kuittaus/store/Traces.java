package fi.kuittaus.store;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is stored of one address, in upper or lower case, within one transaction. */
public final class Traces {
  private static final String OF_CUSTOMER = "(sender_address ilike ? or answer_to ilike ?)";

  /** Where text of others may name it; the columns that hold ours only are left out. */
  private static final List<Texts> TEXTS =
      List.of(
          new Texts(
              "conversation",
              "reference",
              List.of("subject", "thread", "sender_name", "first_name")),
          new Texts("message", "id", List.of("subject", "own_words", "message_id")),
          new Texts(
              "outbox",
              "id",
              List.of("to_name", "subject", "text", "html", "headers", "told", "result")),
          new Texts("note", "id", List.of("text")),
          new Texts("incident", "id", List.of("name", "words")),
          new Texts("incident_note", "id", List.of("text")),
          new Texts("history", "id", List.of("detail")));

  private final Rows rows;
  private final EmailAddress address;

  /** As a pattern: {@code lower()} would follow the machine's language. */
  private final String same;

  Traces(Rows rows, EmailAddress address) {
    this.rows = rows;
    this.address = address;
    this.same = address.toString().replaceAll("[\\\\%_]", "\\\\$0");
  }

  /** The columns of a table that hold text, and the one that tells its rows apart. */
  private record Texts(String table, String id, List<String> columns) {}

  /** What there is: conversations as customer, mails from it or in these, letters likewise. */
  public record Count(long conversations, long mails, long letters) {}

  /** How much there is. */
  public Count count() {
    String own = "(select reference from conversation where " + OF_CUSTOMER + ")";
    return new Count(
        number("conversation where " + OF_CUSTOMER, same, same),
        number("message where sender ilike ? or reference in " + own, same, same, same),
        number("outbox where to_address ilike ? or reference in " + own, same, same, same));
  }

  private long number(String which, Object... values) {
    return rows.first("select count(*) as n from " + which, r -> r.number("n"), values).orElse(0L);
  }

  /** The conversations of this customer. */
  public List<Reference> conversations(int limit) {
    return rows.list(
        "select reference from conversation where "
            + OF_CUSTOMER
            + " order by reference fetch first ? rows only",
        r -> new Reference(r.text("reference")),
        same,
        same,
        limit);
  }

  /**
   * Closes a conversation, drops what waits to be sent in it, and leaves times, counts and promises
   * without a person. What the desk was told of it goes too.
   *
   * @param by who forgets, for the history
   */
  public void forget(Reference reference, String by, Instant now) {
    new Conversations(rows).lock(reference);
    Shredder shredder = new Shredder(rows);
    shredder.anonymize(reference, by, now);
    notices(reference.code()).forEach(id -> shredder.anonymizeLetter(id, Optional.empty(), now));
  }

  private List<Long> notices(String words) {
    return rows.list(
        "select id from outbox where reference is null"
            + " and (position(? in subject) > 0 or position(? in text) > 0)",
        r -> r.number("id"),
        words,
        words);
  }

  /** Forgets what is left once there is no conversation any more. */
  public void forgetRest(Instant now) {
    Shredder shredder = new Shredder(rows);
    ids("message where sender ilike ?").forEach(id -> shredder.anonymizeMail(id, now));
    ids("outbox where to_address ilike ?")
        .forEach(id -> shredder.anonymizeLetter(id, Optional.of(Shredder.NOBODY), now));
    TEXTS.forEach(this::strike);
  }

  private List<Long> ids(String which) {
    return rows.list("select id from " + which, r -> r.number("id"), same);
  }

  /** Strikes it out of the text of others. */
  private void strike(Texts texts) {
    for (String column : texts.columns()) {
      List<Found> found =
          rows.list(
              "select cast(%s as varchar(20)) as id, %s as words from %s where %s ilike ?"
                  .formatted(texts.id(), column, texts.table(), column),
              r -> new Found(r.text("id"), r.text("words")),
              "%" + same + "%");
      found.forEach(f ->
          rows.update(
              "update %s set %s = ? where cast(%s as varchar(20)) = ?"
                  .formatted(texts.table(), column, texts.id()),
              without(f.words()),
              f.id()));
    }
  }

  private record Found(String id, String words) {}

  private String without(String words) {
    return Pattern.compile(
            Pattern.quote(address.toString()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(words)
        .replaceAll(Matcher.quoteReplacement("[forgotten]"));
  }
}
