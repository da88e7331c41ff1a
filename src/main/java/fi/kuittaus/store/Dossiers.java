package fi.kuittaus.store;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.promise.Promise;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The conversations as people look at them, within one transaction. */
public final class Dossiers {
  private static final String OVERVIEW =
      "select c.*, coalesce(c.promise_zone, (select p.zone from promise p"
          + " where p.reference = c.reference order by p.id desc fetch first 1 rows only)) as zone"
          + " from conversation c";
  private final Rows rows;

  /** Which conversations are looked at. */
  public enum Which {
    /** Those that are not closed. */
    OPEN(" where c.status <> 'closed'"),
    /** All of them. */
    ALL(""),
    /** Those that are not closed and whose customers wish to be called, or are to be. */
    CALLS(" where c.status <> 'closed' and (c.topic = 'callback' or c.promise_what = 'call')");

    private final String condition;

    Which(String condition) {
      this.condition = condition;
    }

    /** The word for it in the API. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this label; empty: there is none. */
    public static Optional<Which> of(String label) {
      return Arrays.stream(values()).filter(which -> which.label().equals(label)).findFirst();
    }
  }

  Dossiers(Rows rows) {
    this.rows = rows;
  }

  /**
   * The conversations that need somebody first: by the instant that their promise is due, then
   * those without a promise, then, if they are asked for, the closed ones; newest first among
   * equals.
   */
  public Listing list(Which which, int limit) {
    List<Overview> found = overviews(which, limit + 1);
    return new Listing(found.stream().limit(limit).toList(), found.size() > limit);
  }

  private List<Overview> overviews(Which which, int limit) {
    return rows.list(
        OVERVIEW
            + which.condition
            + " order by case when c.status = 'closed' then 1 else 0 end, c.promise_due nulls last,"
            + " c.opened_at desc, c.reference fetch first "
            + limit
            + " rows only",
        Dossiers::map);
  }

  /** How many conversations are not closed. */
  public int open() {
    return rows.list(
            "select count(*) as n from conversation where status <> 'closed'", r -> r.count("n"))
        .getFirst();
  }

  public Optional<Overview> overview(Reference reference) {
    return rows.first(OVERVIEW + " where c.reference = ?", Dossiers::map, reference.code());
  }

  public Optional<Dossier> find(Reference reference) {
    return overview(reference)
        .flatMap(overview ->
            new Conversations(rows)
                .find(reference)
                .map(conversation -> dossier(overview, conversation)));
  }

  private Dossier dossier(Overview overview, Conversation conversation) {
    Reference reference = conversation.reference();
    return new Dossier(
        overview,
        progress(conversation.course()),
        new Messages(rows).of(reference).stream().map(Dossiers::mail).toList(),
        new Outbox(rows).of(reference).stream().map(Dossiers::letter).toList(),
        new Promises(rows).of(reference).stream().map(Dossiers::promised).toList(),
        new History(rows).of(reference));
  }

  private static Dossier.Progress progress(Course course) {
    return new Dossier.Progress(
        course.tally().evidence().label(),
        course.tally().updates(),
        course.tally().corrections(),
        course.agenda().close());
  }

  private static Dossier.Mail mail(Messages.Received mail) {
    return new Dossier.Mail(
        mail.arrivedAt(),
        mail.messageId().map(MessageId::value),
        mail.sender().map(EmailAddress::toString),
        mail.judged().verdict(),
        mail.judged().reasons(),
        mail.judged().outcome());
  }

  private static Dossier.Letter letter(Outbox.Letter letter) {
    return new Dossier.Letter(
        letter.kind(),
        letter.mail().subject(),
        letter.mail().text(),
        new Dossier.Delivery(
            letter.state(),
            letter.createdAt(),
            letter.doneAt(),
            letter.result(),
            letter.mail().id().value()));
  }

  private static Dossier.Promised promised(Promises.Given given) {
    return new Dossier.Promised(
        given.what(),
        given.outcome(),
        given.promise().dueAt(),
        given.promise().zone().getId(),
        given.givenAt(),
        given.endedAt());
  }

  private static Optional<String> promised(Row r) throws SQLException {
    String what = r.optionalText("promise_what").orElse("");
    return r.optionalInstant("promise_due").map(_ -> Promise.What.of(what).label());
  }

  private static Overview map(Row r) throws SQLException {
    return new Overview(
        r.text("reference"),
        r.text("mailbox"),
        r.text("status"),
        new Overview.Customer(
            r.optionalText("sender_name"), r.optionalText("sender_address"), r.text("language")),
        new Overview.Matter(r.text("subject"), r.text("topic"), r.text("urgency"), promised(r)),
        new Overview.Times(
            r.optionalText("zone"),
            r.instant("opened_at"),
            r.optionalInstant("promise_due"),
            r.optionalInstant("update_at"),
            r.optionalInstant("answered_at"),
            r.optionalInstant("closed_at")));
  }
}
