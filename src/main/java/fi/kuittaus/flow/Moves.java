package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Reception;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.flow.Absences.Absence;
import fi.kuittaus.flow.Questions.Gone;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.store.Transaction;
import fi.kuittaus.store.Watchlist;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when agents move customers' mails, within one transaction. */
record Moves(Transaction tx, Office office) {
  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  /** So many conversations at once may be touched on purpose. */
  static final int MANY = 20;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * How many may have been moved in an absence: twenty on each day, or twice as many as in the same
   * hours of the busiest day of the week before, where the desk is a busy one.
   */
  static long missed(Transaction tx, Absence absence) {
    Duration time = Duration.between(absence.from(), absence.until());
    long days = Math.max(0, time.toDays());
    long busiest =
        LongStream.rangeClosed(1, WEEK.toDays())
            .mapToObj(before -> absence.from().minus(Duration.ofDays(days + before)))
            .mapToLong(from -> tx.conversations().closedBetween(from, from.plus(time)))
            .max()
            .orElse(0);
    return Math.max(2 * busiest, MANY * days);
  }

  /**
   * Nothing more is written to these customers, and the desk is to be asked whether that was meant.
   *
   * @param gone what was done to their mails, for the history and the question
   */
  void hold(List<Reference> references, Gone gone) {
    List<Conversation> held =
        references.stream().flatMap(reference -> held(reference, gone).stream()).toList();
    Questions questions = new Questions(tx, office);
    held.forEach(c -> questions.raise(c.reference(), gone));
    if (!held.isEmpty()) {
      LOG.warn("{} conversations are held: their mails were {}", held.size(), gone.words());
    }
  }

  private Optional<Conversation> held(Reference reference, Gone gone) {
    return tx.conversations()
        .lock(reference)
        .filter(AgentAction::awaitsPeople)
        .flatMap(c ->
            new Acting(tx, office)
                .act(
                    reference,
                    new AgentAction.Paused(office.now()),
                    "its newest mail was " + gone.words()));
  }

  /**
   * Notes that a mail was found in Closed; whether somebody has put it there since, or the server
   * shows anew what has followed already.
   */
  boolean comesToClosed(InboundMessage mail, String mailboxId, long uidValidity) {
    return mail.messageId()
        .map(id -> {
          tx.watchlist().closed(mailboxId, id, mail.arrivedAt(), office.now());
          int times = timesBack(id, mailboxId);
          String where = "in Closed of " + mailboxId;
          return isNewCopy(id, times == 0 ? where : where + ", back " + times, uidValidity);
        })
        .orElse(true);
  }

  /** Whether so many copies have never been there at once. */
  private boolean isNewCopy(MessageId id, String where, long uidValidity) {
    Instant now = office.now();
    int copies = 1;
    while (!tx.acts().isNew(where + ", " + copies + " since " + uidValidity, id, now)) {
      copies++;
    }
    return tx.acts().isNew(where + ", " + copies, id, now);
  }

  /** How often it was moved from Closed back to the inbox: what lay in Closed before is past. */
  private int timesBack(MessageId id, String mailboxId) {
    int times = 0;
    while (tx.acts().when(back(mailboxId, times + 1), id).isPresent()) {
      times++;
    }
    return times;
  }

  private static String back(String mailboxId, int times) {
    return "back to " + mailboxId + ", " + times;
  }

  /**
   * A mail that lies in the inbox again takes back what followed from its going, for a day; unless
   * the server has made the inbox anew, and shows another copy that had stayed there.
   */
  void movedBack(InboundMessage mail, String mailboxId, long uidValidity, Reception reception) {
    if (reception instanceof Reception.Duplicate(Optional<Conversation> about)) {
      mail.messageId()
          .flatMap(id -> tx.watchlist().whereTo(mailboxId, id, mail.arrivedAt(), uidValidity))
          .ifPresent(left -> movedBack(mail.messageId().orElseThrow(), mailboxId, left, about));
    }
  }

  private void movedBack(
      MessageId id, String mailboxId, Watchlist.Left left, Optional<Conversation> about) {
    Instant now = office.now();
    tx.acts().isNew(back(mailboxId, timesBack(id, mailboxId) + 1), id, now);
    about.filter(_ -> left.at().isAfter(now.minus(DAY))).ifPresent(c -> undo(c, now, left));
  }

  /** What ended otherwise since the mail went stays as it is. */
  private void undo(Conversation c, Instant now, Watchlist.Left left) {
    String why = "its mail was moved back: " + left.where();
    if (c.course().status() == Status.PAUSED) {
      new Acting(tx, office).resume(c.reference(), why);
    } else if (c.isClosed()
        && c.course().tally().closed().filter(at -> isTogether(at, left.at())).isPresent()) {
      new Acting(tx, office).act(c.reference(), new AgentAction.Reopened(now), why);
    }
  }

  private static boolean isTogether(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(MINUTE) <= 0;
  }
}
