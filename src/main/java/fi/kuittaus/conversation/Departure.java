package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last decision on a letter, as it is about to leave: minutes or days may have gone by since it
 * was written.
 */
public sealed interface Departure {
  /** As it is. */
  record Leave() implements Departure {}

  /** With other words: what it promised has come too near. */
  record Rewrite(LetterOrder letter) implements Departure {}

  /** Not before this instant. */
  record Wait(Instant until) implements Departure {}

  /** Never. */
  record Drop(String why) implements Departure {}

  /** A letter this old was written for another hour: now is looked at again. */
  Duration OLD = Duration.ofMinutes(15);

  /** While nobody knows whether the customer has been acknowledged. */
  Duration PATIENCE = Duration.ofMinutes(1);

  /** And after it has waited for long: such a letter is not worth a look each minute. */
  Duration MOST_PATIENCE = Duration.ofMinutes(10);

  /**
   * A letter that waits to leave.
   *
   * @param uncertain whether it may have left already: then its words stay as they are
   * @param told what the mail that it answers told
   */
  record Waiting(
      LetterKind kind, Instant writtenAt, boolean uncertain, Said said, LetterOrder.Told told) {
    private Optional<Promise> gives() {
      return said.gives();
    }
  }

  /**
   * What a letter that waits says.
   *
   * @param gives the promise that it gives, if any
   * @param nextWord when it says that we write next, if it does
   * @param before what the customer was last promised by another letter; empty: nothing is known
   * @param notes progress notes, oldest first
   */
  record Said(
      Optional<Promise> gives,
      Optional<Instant> nextWord,
      Optional<Promise> before,
      List<String> notes) {
    public Said {
      notes = List.copyOf(notes);
    }

    /** Of a letter that names nothing else. */
    public Said(Optional<Promise> gives) {
      this(gives, Optional.empty(), Optional.empty(), List.of());
    }
  }

  /** Whether a customer has had the acknowledgement that other letters lean on. */
  enum Opening {
    /** It has left, or never will. */
    SETTLED,
    /** It has left since the letter at hand was written. */
    LEFT_SINCE,
    /** It still waits to leave. */
    WAITS,
    /** It may have left. */
    UNCERTAIN
  }

  /**
   * What becomes of a letter now.
   *
   * @param c its conversation as it stands now
   * @param opening of the same conversation
   */
  static Departure decide(
      Waiting letter, Conversation c, Opening opening, PromisePolicy promises, Instant now) {
    if (!letter.kind().wantedBy(c)) {
      return new Drop("no longer wanted");
    }
    if (!c.reachable()) {
      return new Drop("the customer cannot be reached");
    }
    return switch (letter.kind()) {
      case ACKNOWLEDGEMENT, REOPENED -> {
        Outlook outlook = new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
        yield giving(letter, c, outlook, now);
      }
      case FOLLOW_UP, ASKS_AGAIN -> standing(letter, c, opening, now);
      case CALLBACK -> after(letter, opening, now, calling(letter, c, promises, now));
      case STATUS_UPDATE, CORRECTION, INCIDENT, RESOLVED, CLOSED ->
          after(letter, opening, now, inHours(letter, c, promises, now));
    };
  }

  /** What it names may have gone by while it waited. */
  private static Departure inTime(
      Waiting letter, Conversation c, PromisePolicy promises, Instant now) {
    return switch (letter.kind()) {
      case STATUS_UPDATE, INCIDENT -> updating(letter, c, now);
      case CORRECTION -> correcting(letter, c, promises, now);
      case ACKNOWLEDGEMENT, REOPENED, FOLLOW_UP, ASKS_AGAIN, CALLBACK, RESOLVED, CLOSED ->
          new Leave();
    };
  }

  /** That the promise stands is not said where the letter is due that takes it back. */
  private static Departure repeating(Conversation c, Instant now) {
    Course course = c.course();
    boolean stands =
        course.promise().filter(p -> p.dueAt().isAfter(now)).isPresent()
            && !isDue(course.agenda().correct(), now);
    return stands ? new Leave() : new Drop("what it names has gone by");
  }

  /** A time that people have agreed on stays, unless it would have to be put off at once. */
  private static Departure calling(
      Waiting letter, Conversation c, PromisePolicy promises, Instant now) {
    if (letter.uncertain() || letter.gives().isEmpty()) {
      return new Leave();
    }
    Promise call = letter.gives().get();
    Optional<Promise> standing =
        c.course()
            .promise()
            .filter(p -> p.dueAt().isAfter(now) && !isDue(c.course().agenda().correct(), now));
    return standing.equals(letter.gives())
        ? new Leave()
        : new Rewrite(Callback.anew(c, standing, call, promises, letter.told(), now));
  }

  /** Only where the letter that says more is due at this moment. */
  private static Departure updating(Waiting letter, Conversation c, Instant now) {
    Course.Agenda agenda = c.course().agenda();
    boolean update = isDue(letter.said().nextWord(), now) && isDue(agenda.update(), now);
    boolean promise =
        isDue(c.course().promise().map(Promise::dueAt), now) && isDue(agenda.correct(), now);
    return update || promise ? new Drop("what it names has gone by") : new Leave();
  }

  /** One that would have to be corrected at once is worked out anew. */
  private static Departure correcting(
      Waiting letter, Conversation c, PromisePolicy promises, Instant now) {
    boolean over =
        letter.gives().isPresent()
            ? letter.gives().equals(c.course().promise())
                && isDue(c.course().agenda().correct(), now)
            : isDue(letter.said().nextWord(), now) || isWordSince(letter, c);
    return over && !letter.uncertain()
        ? new Rewrite(Correction.anew(letter.said(), c, promises, now))
        : new Leave();
  }

  /** Whether another letter has kept meanwhile what this one says of our next word. */
  private static boolean isWordSince(Waiting letter, Conversation c) {
    Optional<Instant> next = c.course().agenda().update();
    return letter
        .said()
        .nextWord()
        .filter(named -> next.filter(named::isBefore).isPresent())
        .isPresent();
  }

  private static boolean isDue(Optional<Instant> at, Instant now) {
    return at.filter(due -> !due.isAfter(now)).isPresent();
  }

  /** What a promise is that stands, an acknowledgement that had to wait has just told. */
  private static Departure standing(Waiting letter, Conversation c, Opening opening, Instant now) {
    return opening == Opening.LEFT_SINCE
        ? new Drop("the acknowledgement has left since and says it all")
        : after(letter, opening, now, repeating(c, now));
  }

  /** Nothing is written to customers who do not know yet that their mail has arrived. */
  private static Departure after(
      Waiting letter, Opening opening, Instant now, Departure otherwise) {
    return switch (opening) {
      case SETTLED, LEFT_SINCE -> otherwise;
      case WAITS -> new Drop("the acknowledgement has not left yet and says it all");
      case UNCERTAIN -> new Wait(now.plus(patience(Duration.between(letter.writtenAt(), now))));
    };
  }

  /** As long again by half as it has waited. */
  private static Duration patience(Duration waited) {
    Duration longer = waited.dividedBy(2);
    if (longer.compareTo(PATIENCE) < 0) {
      return PATIENCE;
    }
    return longer.compareTo(MOST_PATIENCE) < 0 ? longer : MOST_PATIENCE;
  }

  /** What was decided within the hours, and could not leave then, waits for the opening. */
  private static Departure inHours(
      Waiting letter, Conversation c, PromisePolicy promises, Instant now) {
    var calendar = promises.urgency(c.matter().urgency()).calendar();
    boolean old = letter.writtenAt().plus(OLD).isBefore(now);
    return old && !calendar.isOpen(now) && !isLastWord(letter, calendar.nextOpening(now), now)
        ? new Wait(calendar.nextOpening(now))
        : inTime(letter, c, promises, now);
  }

  /** A correction that would come after what it corrects has lapsed does not wait for that. */
  private static boolean isLastWord(Waiting letter, Instant opening, Instant now) {
    return letter.kind() == LetterKind.CORRECTION
        && letter
            .said()
            .before()
            .map(Promise::dueAt)
            .filter(due -> due.isAfter(now) && !opening.isBefore(due))
            .isPresent();
  }

  private static Departure giving(Waiting letter, Conversation c, Outlook outlook, Instant now) {
    if (letter.uncertain() || letter.gives().isEmpty()) {
      return new Leave();
    }
    Promise old = letter.gives().get();
    Optional<Promise> standing = c.course().promise();
    boolean near = now.isAfter(half(letter.writtenAt(), old.dueAt()));
    if (!near && standing.equals(letter.gives())) {
      return new Leave();
    }
    Promise fresh =
        near ? outlook.promise(now, Optional.empty()).of(old.what()) : standing.orElse(old);
    return new Rewrite(anew(letter, c, outlook, fresh, now));
  }

  private static LetterOrder anew(
      Waiting letter, Conversation c, Outlook outlook, Promise fresh, Instant now) {
    Tally t = c.course().tally();
    Conversation next =
        c.with(
            new Course(
                Status.OPEN,
                c.course().openedAt(),
                Optional.of(fresh),
                outlook.promised(now, fresh),
                new Tally(0, 0, t.followedUp(), t.evidence(), t.answered(), Optional.empty())));
    var times =
        new LetterOrder.Times(now, Optional.of(fresh), Optional.empty(), letter.gives())
            .within(outlook.urgency().calendar());
    return new LetterOrder(letter.kind(), next, times, List.of(), letter.told());
  }

  /** The middle between an instant and what is promised then. */
  static Instant half(Instant from, Instant dueAt) {
    return from.plus(Duration.between(from, dueAt).dividedBy(2));
  }
}
