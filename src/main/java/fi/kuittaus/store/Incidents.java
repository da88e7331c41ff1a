package fi.kuittaus.store;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Incident;
import fi.kuittaus.conversation.Incident.Matching;
import fi.kuittaus.conversation.Reference;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** The incidents, what is told of them, and to whom, within one transaction. */
public final class Incidents {
  /** Those whom a note reaches: as {@link Incident#reaches} has it, but for calls. */
  private static final String HEARING =
      " where incident = ? and status in ('open', 'working') and answer_to is not null";

  private static final String UNTOLD =
      " left join outbox o on o.id = n.outbox_id"
          + " where (o.id is null or o.state in ('dropped', 'rejected'))";

  private final Rows rows;

  Incidents(Rows rows) {
    this.rows = rows;
  }

  /** What all customers of an incident are told. */
  public record Note(long id, String text) {}

  /**
   * A mail of a person's in a conversation that may join an incident.
   *
   * @param ownWords the customer's, masked
   */
  public record Candidate(
      Conversation conversation, Instant arrivedAt, String subject, String ownWords) {}

  /** Adds an incident that begins to be known now. */
  public Incident add(String name, Matching matching, ZonedDateTime since, Instant now) {
    long id =
        rows.insert(
            "insert into incident (name, mailbox, topic, words, since, zone, opened_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)",
            name,
            matching.mailbox(),
            matching.topic(),
            String.join("\n", matching.words()),
            since.toInstant(),
            since.getZone().getId(),
            now);
    return new Incident(id, name, matching, since, Optional.empty());
  }

  /** Those that last, oldest first. */
  public List<Incident> lasting() {
    return rows.list(
        "select * from incident where resolved_at is null order by resolved_at, id",
        Incidents::map);
  }

  /** The fault is no more. */
  public void resolve(Incident incident, Instant now) {
    rows.update("update incident set resolved_at = ? where id = ?", now, incident.id());
  }

  /** The incident that a conversation has joined last; empty: none. */
  public Optional<Incident> of(Reference reference) {
    return rows.first(
        "select i.* from conversation c join incident i on i.id = c.incident where c.reference = ?",
        Incidents::map,
        reference.code());
  }

  /** The incident of which the customer of a conversation has not been told all; empty: none. */
  public Optional<Incident> untold(Reference reference) {
    return rows.first(
        "select i.* from note n join incident_note x on x.id = n.incident_note"
            + " join incident i on i.id = x.incident"
            + UNTOLD
            + " and n.reference = ? order by n.id desc",
        Incidents::map,
        reference.code());
  }

  /** The mails of people in conversations that go on and are of no incident that lasts. */
  public List<Candidate> candidates() {
    return rows.list(
        "select c.*, m.arrived_at, m.subject as said_subject, m.own_words from conversation c"
            + " join message m on m.reference = c.reference"
            + " left join incident i on i.id = c.incident"
            + " where c.status in ('open', 'working') and m.verdict = 'person'"
            + " and (i.id is null or i.resolved_at is not null) and c.forgotten_at is null"
            + " order by m.id",
        r ->
            new Candidate(
                Conversations.map(r),
                r.instant("arrived_at"),
                r.text("said_subject"),
                r.text("own_words")));
  }

  /** A conversation is about this incident from now on. */
  public void join(Reference reference, Incident incident) {
    rows.update(
        "update conversation set incident = ? where reference = ?",
        incident.id(),
        reference.code());
  }

  /**
   * A conversation is about this incident from now on, and is told what was told last.
   *
   * @param carriedBy the kind of the letter that says so already; empty: the next one does
   */
  public void join(
      Reference reference, Incident incident, Instant now, Optional<String> carriedBy) {
    join(reference, incident);
    latest(incident).ifPresent(note -> new Notes(rows).join(reference, note, now, carriedBy));
  }

  /** What was told last. */
  public Optional<Note> latest(Incident incident) {
    return rows.first(
        "select id, text from incident_note where incident = ? order by id desc",
        r -> new Note(r.number("id"), r.text("text")),
        incident.id());
  }

  /**
   * Adds a note for all customers of an incident who wait for people: each is told by the update
   * that falls due now in the place of their next one.
   */
  public void tell(Incident incident, String text, Instant now) {
    String cut = text.substring(0, Math.min(Notes.LONGEST, text.length()));
    long note =
        rows.insert(
            "insert into incident_note (incident, at, text) values (?, ?, ?)",
            incident.id(),
            now,
            cut);
    rows.update(
        "insert into note (reference, at, text, incident_note)"
            + " select reference, cast(? as timestamp with time zone), cast(? as varchar(2000)),"
            + " cast(? as bigint) from conversation"
            + HEARING,
        now,
        cut,
        note,
        incident.id());
    rows.update("update conversation set update_at = ?" + HEARING, now, incident.id());
  }

  /** All of them as people look at them, the newest first. */
  public List<IncidentOverview> list(int limit) {
    return rows
        .list(
            "select * from incident order by id desc fetch first " + limit + " rows only",
            r -> new Listed(map(r), r.instant("opened_at")))
        .stream()
        .map(this::overview)
        .toList();
  }

  /** One of them as people look at it. */
  public IncidentOverview overview(long id) {
    return rows.first(
            "select * from incident where id = ?",
            r -> new Listed(map(r), r.instant("opened_at")),
            id)
        .map(this::overview)
        .orElseThrow();
  }

  private record Listed(Incident incident, Instant openedAt) {}

  private IncidentOverview overview(Listed listed) {
    Incident incident = listed.incident();
    long id = incident.id();
    return new IncidentOverview(
        incident.name(),
        new IncidentOverview.Matches(
            incident.matching().mailbox(),
            incident.matching().topic(),
            incident.matching().words()),
        new IncidentOverview.Times(
            incident.since().getZone().getId(),
            incident.since().toInstant(),
            listed.openedAt(),
            incident.resolvedAt()),
        count("conversation where incident = ?", id),
        count("conversation where incident = ? and status <> 'closed'", id),
        rows.list(
            "select x.at, x.text, (select count(*) from note n where n.incident_note = x.id)"
                + " as addressed, (select count(*) from note n"
                + UNTOLD
                + " and n.incident_note = x.id) as untold"
                + " from incident_note x where x.incident = ? order by x.id",
            Incidents::note,
            id));
  }

  private static IncidentOverview.Note note(Row r) throws SQLException {
    long untold = r.number("untold");
    return new IncidentOverview.Note(
        r.instant("at"), r.text("text"), r.number("addressed") - untold, untold);
  }

  private long count(String which, long id) {
    return rows.list("select count(*) as n from " + which, r -> r.number("n"), id).getFirst();
  }

  private static Incident map(Row r) throws SQLException {
    return new Incident(
        r.number("id"),
        r.text("name"),
        new Matching(
            r.optionalText("mailbox"), r.optionalText("topic"), r.text("words").lines().toList()),
        r.instant("since").atZone(ZoneId.of(r.text("zone"))),
        r.optionalInstant("resolved_at"));
  }
}
