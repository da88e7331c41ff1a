package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Phrase;
import fi.kuittaus.reading.PhraseSet;
import fi.kuittaus.reading.Readers;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One fault behind many conversations: which ones are about it, and how their customers hear of it.
 *
 * @param name by which people know it; no two that last have the same
 * @param since when the fault began, on the desk's clock
 * @param resolvedAt empty: it lasts
 */
public record Incident(
    long id, String name, Matching matching, ZonedDateTime since, Optional<Instant> resolvedAt) {
  public Incident {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an incident has a name");
    }
  }

  /**
   * What a mail must be to be about it: all that is given holds.
   *
   * @param mailbox that it came to; empty: any
   * @param topic of its conversation; empty: any
   * @param words as {@link Phrase} has them, any of which it says; none: whatever it says
   */
  public record Matching(Optional<String> mailbox, Optional<String> topic, List<String> words) {
    public Matching {
      words = List.copyOf(words);
      if (topic.isEmpty() && words.isEmpty()) {
        throw new IllegalArgumentException("an incident has words or a topic to match");
      }
      if (words.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("words to match are not blank");
      }
    }

    /** Whether a mail with these words of a customer, in this conversation, is about it. */
    public boolean fits(Conversation c, String subject, String ownWords) {
      return mailbox.map(c.mailbox()::equals).orElse(true)
          && topic.map(c.matter().topic()::equals).orElse(true)
          && (words.isEmpty() || Readers.say(subject, ownWords, PhraseSet.written(words)));
    }
  }

  /**
   * What is known of a customer who is to be told.
   *
   * @param notes that they have not been told, oldest first
   * @param opening whether they know yet that their mail has arrived
   * @param named when our next word comes, as the last letter says; empty: it does not
   * @param wroteSince whether they have written since it was resolved
   */
  public record Audience(
      List<String> notes, Departure.Opening opening, Optional<Instant> named, boolean wroteSince) {
    public Audience {
      notes = List.copyOf(notes);
    }
  }

  /** Whether its customer is told by letter: who is to be called hears of it then. */
  public static boolean reaches(Conversation c) {
    return AgentAction.awaitsPeople(c)
        && c.reachable()
        && c.course().promise().filter(Promise::isCall).isEmpty();
  }

  /** An acknowledgement that says besides that the fault is known, and since when. */
  public LetterOrder known(LetterOrder acknowledgement, List<String> notes) {
    return new LetterOrder(
        acknowledgement.kind(),
        acknowledgement.conversation(),
        began(acknowledgement.times()),
        notes,
        acknowledgement.told());
  }

  /**
   * What becomes of a status update that is due in a conversation which has not been told all of
   * this incident: it says so in its place. Where the incident is resolved that is the desk's
   * answer, unless the customer has written again or is to be called: then the promise stands.
   */
  public StatusUpdate tell(Conversation c, Audience audience, PromisePolicy promises, Instant now) {
    boolean due = c.course().agenda().update().filter(at -> !at.isAfter(now)).isPresent();
    if (due && audience.opening() != Departure.Opening.SETTLED) {
      return later(c, Optional.of(now.plus(Departure.PATIENCE)));
    }
    if (due && resolvedAt.isPresent()) {
      return resolved(c, audience, promises, now);
    }
    return switch (StatusUpdate.decide(c, promises, audience.notes(), audience.named(), now)) {
      case StatusUpdate.Send(Conversation next, LetterOrder letter) -> {
        Conversation noted = new AgentAction.Worked(now, Evidence.NOTED).applyTo(next, promises);
        var times = began(letter.times());
        yield new StatusUpdate.Send(
            noted, new LetterOrder(LetterKind.INCIDENT, noted, times, audience.notes()));
      }
      case StatusUpdate other -> other;
    };
  }

  private StatusUpdate resolved(
      Conversation c, Audience audience, PromisePolicy promises, Instant now) {
    Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
    var calendar = outlook.urgency().calendar();
    if (!AgentAction.awaitsPeople(c)) {
      return new StatusUpdate.NotDue();
    }
    if (!c.reachable()) {
      return later(c, outlook.nextUpdate(now));
    }
    if (!calendar.isOpen(now)) {
      return later(c, Optional.of(calendar.nextOpening(now)));
    }
    boolean stands =
        audience.wroteSince() || c.course().promise().filter(Promise::isCall).isPresent();
    Instant close = calendar.due(now, promises.closeAfterAnswer());
    Conversation next =
        stands ? StatusUpdate.moved(c, outlook.nextUpdate(now)) : answered(c, close, now);
    var times =
        new LetterOrder.Times(now, next.course().promise(), Optional.empty(), Optional.empty());
    return new StatusUpdate.Send(
        next, new LetterOrder(LetterKind.RESOLVED, next, times, audience.notes()));
  }

  private static StatusUpdate later(Conversation c, Optional<Instant> at) {
    return new StatusUpdate.Postponed(StatusUpdate.moved(c, at));
  }

  /** Whatever the urgency's {@code after-answer}: nothing more is to be told. */
  private static Conversation answered(Conversation c, Instant close, Instant now) {
    return c.with(
        new Course(
            Status.ANSWERED,
            c.course().openedAt(),
            Optional.empty(),
            new Agenda(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(close)),
            new Tally(0, 0, false, Evidence.ANSWERED, Optional.of(now), Optional.empty())));
  }

  private LetterOrder.Times began(LetterOrder.Times t) {
    var meanwhile =
        new LetterOrder.Meanwhile(
            t.meanwhile().closes(), t.meanwhile().openUntil(), Optional.of(since));
    return new LetterOrder.Times(t.now(), t.answerBy(), t.nextWord(), t.missed(), meanwhile);
  }
}
