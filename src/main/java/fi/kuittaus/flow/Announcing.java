package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Incident;
import fi.kuittaus.mail.Secrets;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.store.IncidentOverview;
import fi.kuittaus.store.Incidents;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The incidents that people of the desk open, tell of and resolve: what is said once reaches all of
 * their customers once, by the updates that fall due. Safe for several threads.
 */
public final class Announcing {
  private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);
  private static final int MOST_LISTED = 100;

  /** Where nobody says since when, the first mail of so long tells it. */
  private static final Duration LOOKED_BACK = Duration.ofDays(1);

  private final Office office;
  private final Updating updating;

  /**
   * Incidents.
   *
   * @param updating tells the customers
   */
  public Announcing(Office office, Updating updating) {
    this.office = office;
    this.updating = updating;
  }

  /**
   * An incident that is to be opened.
   *
   * @param since when the fault began, on the desk's clock; empty: with the first mail about it of
   *     the last day, or now
   * @param dry whether it is only tried
   */
  public record Wanted(
      String name,
      Incident.Matching matching,
      Optional<Function<ZoneId, Instant>> since,
      boolean dry) {}

  /**
   * What came of opening one.
   *
   * @param joined the references of the conversations that are about it, or would be
   * @param incident empty: it was only tried
   */
  public record Opened(List<String> joined, Optional<IncidentOverview> incident) {
    public Opened {
      joined = List.copyOf(joined);
    }
  }

  /** All incidents, the newest first. */
  public List<IncidentOverview> list() {
    return office.store().transaction(tx -> tx.incidents().list(MOST_LISTED));
  }

  /**
   * Opens an incident: the conversations that match join and are told, as are mails that come.
   *
   * @param note what is told first; secrets in it are masked
   * @param by who opens it, for the log
   * @throws IllegalArgumentException if one of this name lasts, there is no such mailbox, or it
   *     begins in the future; the message says what would do
   */
  public Opened open(Wanted wanted, String note, String by) {
    Opened opened = office.store().alone(tx -> open(tx, wanted, note, by));
    tellNow();
    return wanted.dry() ? opened : new Opened(opened.joined(), Optional.of(newest(wanted.name())));
  }

  private Opened open(Transaction tx, Wanted wanted, String note, String by) {
    HousePolicy policy = office.policy().get();
    Instant now = office.now();
    requireNew(tx, policy, wanted);
    List<Incidents.Candidate> fitting =
        tx.incidents().candidates().stream()
            .filter(m -> Incident.reaches(m.conversation()))
            .filter(m -> wanted.matching().fits(m.conversation(), m.subject(), m.ownWords()))
            .toList();
    ZonedDateTime since = since(wanted, fitting, policy, now);
    List<Conversation> joining =
        fitting.stream().map(Incidents.Candidate::conversation).distinct().toList();
    if (!wanted.dry()) {
      Incident incident = tx.incidents().add(wanted.name(), wanted.matching(), since, now);
      joining.forEach(c -> {
        tx.incidents().join(c.reference(), incident);
        tx.history().add(c.reference(), now, "incident", incident.name());
      });
      tx.incidents().tell(incident, masked(note), now);
      LOG.info("incident={} opened, {} conversations join, {}", incident.id(), joining.size(), by);
    }
    return new Opened(joining.stream().map(c -> c.reference().code()).toList(), Optional.empty());
  }

  private static void requireNew(Transaction tx, HousePolicy policy, Wanted wanted) {
    if (lasting(tx, wanted.name()).isPresent()) {
      throw new IllegalArgumentException(
          "\"" + wanted.name() + "\" is open already: incident note adds to it");
    }
    wanted
        .matching()
        .mailbox()
        .filter(name -> !policy.mailboxes().containsKey(name))
        .ifPresent(_ -> {
          throw new IllegalArgumentException(
              "there is no such mailbox; there are "
                  + String.join(", ", new TreeSet<>(policy.mailboxes().keySet())));
        });
  }

  private static ZonedDateTime since(
      Wanted wanted, List<Incidents.Candidate> fitting, HousePolicy policy, Instant now) {
    BusinessCalendar calendar =
        policy.promises().urgency(policy.triage().fallback().urgency()).calendar();
    Instant since =
        wanted
            .since()
            .map(time -> time.apply(calendar.zone()))
            .or(() ->
                fitting.stream()
                    .map(Incidents.Candidate::arrivedAt)
                    .filter(at -> at.isAfter(now.minus(LOOKED_BACK)))
                    .min(Comparator.naturalOrder()))
            .orElse(now);
    if (since.isAfter(now)) {
      throw new IllegalArgumentException("it cannot have begun after now");
    }
    return since.atZone(calendar.zone());
  }

  /**
   * Tells all customers of an incident something new.
   *
   * @param note for all of them; secrets in it are masked
   * @param by who tells it, for the log
   * @return the incident as it stands now
   * @throws IllegalArgumentException if none of this name lasts; the message lists those that do
   */
  public IncidentOverview note(String name, String note, String by) {
    return tell(name, note, by, false);
  }

  /** The fault is no more: as {@link #note}, once and for all. */
  public IncidentOverview resolve(String name, String note, String by) {
    return tell(name, note, by, true);
  }

  private IncidentOverview tell(String name, String note, String by, boolean resolved) {
    long id =
        office
            .store()
            .alone(tx -> {
              Incident incident = lasting(tx, name).orElseThrow(() -> unknown(tx, name));
              Instant now = office.now();
              tx.incidents().tell(incident, masked(note), now);
              if (resolved) {
                tx.incidents().resolve(incident, now);
              }
              LOG.info("incident={} {} {}", incident.id(), resolved ? "resolved" : "noted", by);
              return incident.id();
            });
    tellNow();
    return office.store().transaction(tx -> tx.incidents().overview(id));
  }

  private static Optional<Incident> lasting(Transaction tx, String name) {
    return tx.incidents().lasting().stream().filter(i -> key(i.name()).equals(key(name))).findAny();
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException unknown(Transaction tx, String name) {
    String names =
        tx.incidents().lasting().stream()
            .map(i -> "\"" + i.name() + "\"")
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "no open incident is called \""
            + name
            + "\"; "
            + (names.isEmpty() ? "none is open" : "there are " + names));
  }

  private IncidentOverview newest(String name) {
    return list().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  private static String masked(String note) {
    return Secrets.mask(note.strip());
  }

  /** Where the desk is closed they are told when it opens, like by any update. */
  private void tellNow() {
    office.policy().get().promises().urgencies().keySet().forEach(updating::updateDue);
  }
}
