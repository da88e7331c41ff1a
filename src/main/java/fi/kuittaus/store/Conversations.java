package fi.kuittaus.store;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Customer;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conversations, within one transaction. */
public final class Conversations {
  private static final List<String> COLUMNS =
      List.of(
          "mailbox",
          "status",
          "sender_name",
          "sender_address",
          "answer_to",
          "first_name",
          "register",
          "language",
          "subject",
          "subject_quoted",
          "topic",
          "urgency",
          "thread",
          "opened_at",
          "promise_due",
          "promise_zone",
          "promise_calendar",
          "promise_what",
          "update_at",
          "warn_at",
          "correct_at",
          "close_at",
          "updates",
          "corrections",
          "followed_up",
          "evidence",
          "answered_at",
          "closed_at",
          "reference");
  private static final String INSERT =
      "insert into conversation ("
          + String.join(", ", COLUMNS)
          + ") values ("
          + COLUMNS.stream().map(c -> "?").collect(Collectors.joining(", "))
          + ")";
  private static final String UPDATE =
      "update conversation set "
          + COLUMNS.stream()
              .limit(COLUMNS.size() - 1L)
              .map(c -> c + " = ?")
              .collect(Collectors.joining(", "))
          // what is saved may have text again
          + ", text_gone_at = null where reference = ?";

  private static final String NOT_BLIND =
      " and not exists (select 1 from sight s where s.mailbox = conversation.mailbox"
          + " and s.held_since is not null)";

  /** What of a conversation's agenda can fall due. */
  public enum Due {
    UPDATE,
    WARN,
    CORRECT,
    CLOSE;

    private String column() {
      return name().toLowerCase(Locale.ROOT) + "_at";
    }
  }

  private final Rows rows;

  Conversations(Rows rows) {
    this.rows = rows;
  }

  /** Adds a conversation whose reference is free. */
  public void add(Conversation conversation) {
    rows.update(INSERT, values(conversation));
  }

  /** Stores a conversation as it now stands. */
  public void save(Conversation conversation) {
    rows.update(UPDATE, values(conversation));
  }

  public Optional<Conversation> find(Reference reference) {
    return rows.first(
        "select * from conversation where reference = ?", Conversations::map, reference.code());
  }

  /** As {@link #find}, unless its customer has been forgotten: no mail continues it. */
  public Optional<Conversation> continuable(Reference reference) {
    return rows.first(
        "select * from conversation where reference = ? and forgotten_at is null",
        Conversations::map,
        reference.code());
  }

  /** As {@link #find}, and nobody else changes it before this transaction ends. */
  public Optional<Conversation> lock(Reference reference) {
    return rows.first(
        "select * from conversation where reference = ? for update",
        Conversations::map,
        reference.code());
  }

  /**
   * The conversation of the stored mail or the letter of ours with this Message-ID, unless its
   * customer has been forgotten.
   */
  public Optional<Conversation> ofMessage(MessageId id) {
    return rows.first(
        "select c.* from conversation c where c.reference = coalesce("
            + "(select max(m.reference) from message m where m.message_id = ?),"
            + " (select max(o.reference) from outbox o where o.message_id = ?))"
            + " and c.forgotten_at is null",
        Conversations::map,
        id.value(),
        id.value());
  }

  /** The conversations of this customer that are not closed, in whichever mailbox. */
  public List<Conversation> openOf(EmailAddress customer) {
    String same = customer.toString().replaceAll("[\\\\%_]", "\\\\$0");
    return rows.list(
        "select * from conversation where status <> 'closed'"
            + " and (answer_to ilike ? or sender_address ilike ?) and forgotten_at is null",
        Conversations::map,
        same,
        same);
  }

  /**
   * Those of which something is due at this instant, the longest overdue first. Corrections and
   * updates of a mailbox in which answers cannot be seen are not.
   */
  public List<Reference> due(Due what, String urgency, Instant now, int limit) {
    return rows.list(
        "select reference from conversation where "
            + what.column()
            + " <= ? and urgency = ?"
            + (what == Due.UPDATE || what == Due.CORRECT ? NOT_BLIND : "")
            + " order by "
            + what.column()
            + " fetch first "
            + limit
            + " rows only",
        r -> new Reference(r.text("reference")),
        now,
        urgency);
  }

  /** The newest conversations; without the closed ones unless they are asked for. */
  public List<Conversation> list(boolean withClosed, int limit) {
    return rows.list(
        "select * from conversation "
            + (withClosed ? "" : "where status <> 'closed' ")
            + "order by opened_at desc, reference fetch first "
            + limit
            + " rows only",
        Conversations::map);
  }

  /** How many conversations of each urgency are not closed. */
  public Map<String, Long> openByUrgency() {
    return openBy("urgency");
  }

  /** How many conversations of each mailbox are not closed. */
  public Map<String, Long> openByMailbox() {
    return openBy("mailbox");
  }

  /** How many conversations that are not closed have a promise of each calendar. */
  public Map<String, Long> openByCalendar() {
    Map<String, Long> counts = openBy("promise_calendar");
    counts.remove("");
    return counts;
  }

  /**
   * Those of this urgency that wait for an answer, or for more than that, by reference.
   *
   * @param after the last reference of the batch before; empty: from the first
   */
  public List<Reference> underWay(String urgency, String after, int limit) {
    return rows.list(
        "select reference from conversation where status in ('open', 'working') and urgency = ?"
            + " and reference > ? order by reference fetch first ? rows only",
        r -> new Reference(r.text("reference")),
        urgency,
        after,
        limit);
  }

  /**
   * Those of this urgency whose promise is to be corrected after now; by reference, as {@link
   * #underWay}.
   */
  public List<Reference> toBeCorrected(String urgency, String after, Instant now, int limit) {
    return rows.list(
        "select reference from conversation where correct_at > ? and urgency = ?"
            + " and reference > ? order by reference fetch first ? rows only",
        r -> new Reference(r.text("reference")),
        now,
        urgency,
        after,
        limit);
  }

  /** How many that are closed now were closed after the one instant, up to the other. */
  public long closedBetween(Instant after, Instant until) {
    return rows.list(
            "select count(*) as n from conversation where closed_at > ? and closed_at <= ?",
            r -> r.number("n"),
            after,
            until)
        .getFirst();
  }

  private Map<String, Long> openBy(String column) {
    Map<String, Long> counts = new TreeMap<>();
    rows.list(
        "select coalesce("
            + column
            + ", '') as name, count(*) as n from conversation where status <> 'closed' group by "
            + column,
        r -> counts.put(r.text("name"), r.number("n")));
    return counts;
  }

  private static @Nullable Object[] values(Conversation c) {
    Customer who = c.customer();
    Matter what = c.matter();
    List<@Nullable Object> values =
        new ArrayList<>(
            List.of(
                c.mailbox(),
                c.course().status().label(),
                who.sender().flatMap(NamedAddress::name),
                who.sender().map(NamedAddress::address).map(EmailAddress::toString),
                who.answerTo().map(EmailAddress::toString),
                who.person().firstName(),
                who.person().register().map(Register::label),
                who.language(),
                clipped(what.subject()),
                what.subjectQuoted(),
                what.topic(),
                what.urgency(),
                what.thread().stream().map(MessageId::value).collect(Collectors.joining("\n"))));
    values.addAll(courseValues(c.course()));
    values.add(c.reference().code());
    return values.toArray();
  }

  private static String clipped(String subject) {
    return subject.substring(0, Math.min(2000, subject.length()));
  }

  private static List<Object> courseValues(Course course) {
    return List.of(
        course.openedAt(),
        course.promise().map(Promise::dueAt),
        course.promise().map(Promise::zone).map(ZoneId::getId),
        course.promise().map(Promise::calendar),
        course.promise().map(Promise::what).map(Promise.What::label),
        course.agenda().update(),
        course.agenda().warn(),
        course.agenda().correct(),
        course.agenda().close(),
        course.tally().updates(),
        course.tally().corrections(),
        course.tally().followedUp(),
        course.tally().evidence().label(),
        course.tally().answered(),
        course.tally().closed());
  }

  static Conversation map(Row r) throws SQLException {
    return new Conversation(
        new Reference(r.text("reference")), r.text("mailbox"), customer(r), matter(r), course(r));
  }

  private static Customer customer(Row r) throws SQLException {
    Optional<String> name = r.optionalText("sender_name");
    return new Customer(
        r.optionalText("sender_address")
            .map(EmailAddress::of)
            .map(address -> new NamedAddress(name, address)),
        r.optionalText("answer_to").map(EmailAddress::of),
        new Reading.Person(
            r.optionalText("first_name"), r.optionalText("register").map(Register::of)),
        r.text("language"));
  }

  private static Matter matter(Row r) throws SQLException {
    return new Matter(
        r.text("subject"),
        r.flag("subject_quoted"),
        r.text("topic"),
        r.text("urgency"),
        MessageId.all(r.text("thread")));
  }

  static Course course(Row r) throws SQLException {
    return new Course(
        Status.of(r.text("status")),
        r.instant("opened_at"),
        promise(r),
        new Course.Agenda(
            r.optionalInstant("update_at"),
            r.optionalInstant("warn_at"),
            r.optionalInstant("correct_at"),
            r.optionalInstant("close_at")),
        new Course.Tally(
            r.count("updates"),
            r.count("corrections"),
            r.flag("followed_up"),
            Evidence.of(r.text("evidence")),
            r.optionalInstant("answered_at"),
            r.optionalInstant("closed_at")));
  }

  private static Optional<Promise> promise(Row r) throws SQLException {
    Optional<Instant> due = r.optionalInstant("promise_due");
    if (due.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Promise(
            due.get(),
            ZoneId.of(r.text("promise_zone")),
            r.text("promise_calendar"),
            Promise.What.of(r.optionalText("promise_what").orElse(""))));
  }
}
