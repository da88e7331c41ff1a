package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.Marks;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.store.Transaction;
import fi.kuittaus.store.Watchlist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The eye on the single mails of one mailbox's inbox: what agents do to them without writing. */
public final class Lookout implements MailLookout {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
  private static final int MOST = 1000;
  private static final Duration AFTERWARDS = Duration.ofHours(24);
  private final String mailboxId;
  private final Office office;
  private final WaysSeen ways;
  private final Absences absences;
  private final Surge surge;

  /**
   * The eye on this mailbox, from now on: what was done before was done while nobody looked.
   *
   * @param ways where what its server does not offer is noted
   * @param absences where it is noted when somebody looked
   */
  public Lookout(String mailboxId, Office office, WaysSeen ways, Absences absences) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.ways = ways;
    this.absences = absences;
    this.surge = new Surge(Moves.MANY, absences);
  }

  @Override
  public void ways(Set<AgentWay> shut) {
    Optional<Set<AgentWay>> before = ways.shut(mailboxId);
    ways.see(mailboxId, shut);
    shut.stream()
        .filter(way -> isLost(way, before))
        .forEach(way -> office.store().run(tx -> tell(tx, way, shut)));
  }

  /** A server that keeps no keywords never will; a folder may just not have been made yet. */
  private static boolean isLost(AgentWay way, Optional<Set<AgentWay>> before) {
    return switch (way) {
      case SENT, CLOSED -> before.filter(b -> !b.contains(way)).isPresent();
      case KEYWORD -> true;
      case MOVE -> false; // copied and deleted is the same to us
    };
  }

  /** Once, until that mail is forgotten. */
  private void tell(Transaction tx, AgentWay way, Set<AgentWay> shut) {
    HouseMailbox mailbox = office.mailbox(mailboxId);
    DeskNotice notice = DeskNotice.shut(mailbox, way, shut);
    if (!tx.outbox().anySince(notice.kind(), Instant.EPOCH)) {
      office.mailRoom().tellDesk(tx, office.policy().get(), mailbox, notice, office.now());
      LOG.warn("mailbox={} the server does not offer that {}", mailboxId, way.words());
    }
  }

  @Override
  public List<Watched> watched(String folder, long uidValidity) {
    Instant now = office.now();
    absences.look(now);
    Instant since = overSince(now);
    return office
        .store()
        .transaction(tx -> tx.watchlist().lying(mailboxId, folder, uidValidity, since, MOST))
        .stream()
        .map(mail ->
            new Watched(
                mail.uid(),
                mail.messageId(),
                new Known(mail.seen(), mail.deleted()),
                Marks.of(mail.course(), mail.acknowledged(), now)))
        .toList();
  }

  /**
   * Since when what was answered or closed is still looked at. What was so in an absence is found
   * first afterwards, and its marks are then still to be taken away.
   */
  private Instant overSince(Instant now) {
    Instant usual = now.minus(AFTERWARDS);
    return absences
        .last(now)
        .filter(absence -> now.isBefore(absence.until().plus(AFTERWARDS)))
        .map(absence -> absence.from().minus(AFTERWARDS))
        .filter(usual::isAfter)
        .orElse(usual);
  }

  @Override
  public void changed(String folder, long uidValidity, List<Change> changes) {
    office
        .store()
        .run(tx -> {
          List<Gone> gone = new ArrayList<>();
          for (Change change : changes) {
            var place = new Watchlist.Place(mailboxId, folder, uidValidity, change.uid());
            switch (change.what()) {
              case SEEN -> seen(tx, place);
              case BACK -> back(tx, place);
              case CLOSED, JUNK, DELETED, ELSEWHERE ->
                  gone(tx, place, change.what()).ifPresent(gone::add);
            }
          }
          follow(tx, gone);
        });
  }

  /** The newest mail of a conversation in which something would still be written. */
  private record Gone(Reference reference, What what) {}

  private void seen(Transaction tx, Watchlist.Place place) {
    Instant now = office.now();
    tx.watchlist()
        .opened(place, now)
        .ifPresent(reference ->
            new Acting(tx, office)
                .act(
                    reference,
                    new AgentAction.Worked(now, Evidence.SEEN),
                    "somebody opened its newest mail"));
  }

  private void back(Transaction tx, Watchlist.Place place) {
    tx.watchlist()
        .back(place)
        .ifPresent(reference ->
            new Acting(tx, office)
                .resume(reference, "its newest mail is no longer marked as deleted"));
  }

  private Optional<Gone> gone(Transaction tx, Watchlist.Place place, What what) {
    return tx.watchlist()
        .gone(place, what.label(), office.now())
        .flatMap(tx.conversations()::find)
        .filter(AgentAction::awaitsPeople)
        .map(Conversation::reference)
        .map(reference -> new Gone(reference, what));
  }

  private void follow(Transaction tx, List<Gone> gone) {
    // What lies in Closed, its own intake tells.
    List<Gone> moved = gone.stream().filter(g -> g.what() != What.CLOSED).toList();
    Moves moves = new Moves(tx, office);
    if (surge.isReachedBy(tx, moved.size(), office.now())) {
      moves.hold(references(moved), Questions.Gone.TOGETHER);
      return;
    }
    moves.hold(
        references(moved.stream().filter(g -> g.what() == What.DELETED).toList()),
        Questions.Gone.DELETED);
    moved.stream()
        .filter(g -> g.what() == What.JUNK)
        .forEach(g ->
            new Acting(tx, office)
                .act(
                    g.reference(),
                    new AgentAction.Ended(office.now()),
                    "its newest mail was moved to junk"));
  }

  private static List<Reference> references(List<Gone> gone) {
    return gone.stream().map(Gone::reference).distinct().toList();
  }
}
