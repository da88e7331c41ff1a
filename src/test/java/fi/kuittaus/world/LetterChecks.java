package fi.kuittaus.world;

import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.AfterAnswer;
import fi.kuittaus.promise.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold of each letter in the moment in which it reaches a customer. */
final class LetterChecks {
  /** No cadence of the world writes more often. */
  private static final Duration UPDATES_APART = Duration.ofMinutes(50);

  /** What may have left waits for ten minutes, by a clock that may be set by two. */
  private static final Duration REPEATED = Duration.ofMinutes(7);

  /** For clocks that differ, and what is under way. */
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  /** A conversation closed longer ago than this is over, and the next mail opens a new one. */
  private static final int MOST_RESPONSES = 2;

  /**
   * What was written just before the closing may still leave: {@code Departure.OLD}, and a tick.
   */
  private static final Duration AFTER_CLOSING = Duration.ofMinutes(17);

  /** From the last decision on a letter until it has left, behind others of its claim. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(2);

  private final World world;

  LetterChecks(World world) {
    this.world = world;
  }

  void check(Matter matter, Letter letter) {
    world.chronicle.tell(
        matter.number,
        "gets " + letter.row().kind() + " of " + letter.row().reference().orElse("nothing"));
    toWhomItConcerns(matter, letter);
    noMachineAnswered(matter, letter);
    acknowledgedOnce(matter, letter);
    noOldMail(matter, letter);
    noLoop(matter, letter);
    noEcho(matter, letter);
    closedGetsNothing(matter, letter);
    answeredIsNotPutOff(matter, letter);
    noDoubleUpdate(matter, letter);
    rightHour(matter, letter);
    stillToCome(matter, letter);
    inGoodTime(matter, letter);
  }

  private void toWhomItConcerns(Matter matter, Letter letter) {
    if (!letter.mail().envelope().to().address().key().equals(matter.address().key())) {
      throw broken("no-echo", matter, "a letter to somebody else", letter);
    }
  }

  private void noMachineAnswered(Matter matter, Letter letter) {
    if (matter.kind == Matter.Kind.MACHINE || matter.kind == Matter.Kind.UNANSWERABLE) {
      throw broken("no-machine-answered", matter, "a letter to a " + matter.kind, letter);
    }
    Optional<Written> answered = world.ledger.mail(letter.answered());
    boolean machine =
        answered
            .map(Written::nature)
            .filter(n -> n == Written.Nature.MACHINE || n == Written.Nature.BARE_MACHINE)
            .isPresent();
    if (letter.responds() && machine) {
      throw broken("no-machine-answered", matter, "a program's mail is answered", letter);
    }
  }

  private void acknowledgedOnce(Matter matter, Letter letter) {
    List<Letter> before = matter.letters.stream().filter(l -> l.id().equals(letter.id())).toList();
    boolean again = !before.isEmpty();
    if (before.stream().anyMatch(l -> l.at().plus(REPEATED).isAfter(letter.at()))) {
      throw broken("acknowledged-once", matter, "a letter left again at once", letter);
    }
    if (again && (letter.is("status-update") || !world.ledger.isRepeatable(letter.id()))) {
      throw broken("acknowledged-once", matter, "a letter left twice", letter);
    }
    String mailbox = letter.mail().envelope().from().address().local();
    if (again && world.server(mailbox).sent.find(letter.id()).isPresent()) {
      throw broken("acknowledged-once", matter, "it lay in Sent, and left again", letter);
    }
    List<Letter> others = matter.letters.stream().filter(l -> !l.id().equals(letter.id())).toList();
    if (letter.responds() && others.stream().anyMatch(l -> answersTheSame(l, letter))) {
      throw broken("acknowledged-once", matter, "one mail is answered twice", letter);
    }
    boolean opened =
        letter.is("acknowledgement")
            && others.stream().anyMatch(l -> l.is("acknowledgement") && !isOver(matter, l, letter));
    if (opened) {
      throw broken("acknowledged-once", matter, "one matter is acknowledged twice", letter);
    }
  }

  private static boolean answersTheSame(Letter one, Letter other) {
    return one.responds() && one.answered().equals(other.answered());
  }

  /** A mail about a matter closed a month ago begins a new one. */
  private static boolean isOver(Matter matter, Letter before, Letter now) {
    boolean answered =
        Duration.between(before.at(), now.at()).toDays() >= 29 && !matter.answers.isEmpty();
    boolean closed =
        !matter.closings.isEmpty()
            && Duration.between(matter.closings.getFirst(), now.at()).toDays() >= 30;
    return answered || closed;
  }

  private void noOldMail(Matter matter, Letter letter) {
    Optional<Written> answered = world.ledger.mail(letter.answered());
    if (answered.isEmpty() || !letter.responds()) {
      return;
    }
    Written mail = answered.get();
    Instant read = world.ledger.readAt(mail.id()).orElse(mail.at());
    Instant delivered = world.server(matter.mailbox).inbox.lastOf(mail.id()).orElse(mail.at());
    boolean stale = delivered.plus(House.OLDEST).plus(TOLERANCE).isBefore(read);
    if (mail.nature() == Written.Nature.OLD || stale) {
      throw broken("no-old-mail", matter, "a mail of " + mail.at() + " is answered", letter);
    }
  }

  private void noLoop(Matter matter, Letter letter) {
    Instant act =
        Stream.concat(
                Stream.of(matter.lastAct()),
                matter.answers.stream().flatMap(a -> world.ledger.readAt(a.id()).stream()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    long responses =
        matter.letters.stream()
            .filter(l -> l.responds() && l.at().isAfter(act))
            .filter(l -> l.row().reference().equals(letter.row().reference()))
            .map(Letter::id)
            .filter(id -> !id.equals(letter.id()))
            .distinct()
            .count();
    if (letter.responds() && responses >= MOST_RESPONSES) {
      throw broken("no-loop", matter, "it goes round with a " + matter.kind, letter);
    }
  }

  private void noEcho(Matter matter, Letter letter) {
    String all = letter.mail().subject() + letter.mail().text() + letter.mail().html().orElse("");
    if (all.contains(Wordings.MARKER) || tellsSecret(letter.mail())) {
      throw broken("no-echo", matter, "a letter holds the customer's own words", letter);
    }
    if (all.contains("{{") || all.contains("{%")) {
      throw broken("no-raw-placeholder", matter, "a letter holds a placeholder", letter);
    }
  }

  /** Of a mail to a customer or to the desk. */
  static boolean tellsSecret(OutboundMessage mail) {
    String all = mail.subject() + mail.text() + mail.html().orElse("");
    return all.contains(Wordings.SECRET) || all.contains(Wordings.CARD);
  }

  private void closedGetsNothing(Matter matter, Letter letter) {
    String status =
        letter
            .row()
            .reference()
            .flatMap(world.books::conversation)
            .map(Books.Row::status)
            .orElseThrow(() -> broken("durable", matter, "no conversation", letter));
    boolean wanted =
        switch (letter.row().kind()) {
          case "status-update" -> status.equals("open") || status.equals("working");
          default -> status.equals("open");
        };
    if (!wanted) {
      throw broken("closed-gets-nothing", matter, "it is " + status, letter);
    }
  }

  /** Who has been answered, as the program could see, is not told that the answer is late. */
  private void answeredIsNotPutOff(Matter matter, Letter letter) {
    boolean putsOff =
        letter.is("correction") || (letter.is("status-update") && pausesAfterAnswer(letter));
    if (!putsOff) {
      return;
    }
    Instant asked = matter.lastAsked();
    boolean answered =
        matter.answers.stream()
            .anyMatch(a ->
                a.at().isAfter(asked)
                    && world.ledger.readAt(a.id()).filter(letter.at()::isAfter).isPresent()
                    && isAbout(matter, a, letter));
    if (answered && matter.reopenings.isEmpty()) {
      throw broken("not-blind", matter, "an answered customer is put off", letter);
    }
  }

  /** After an answer its customer gets updates only where the first one is seldom the last. */
  private boolean pausesAfterAnswer(Letter letter) {
    return letter
        .row()
        .reference()
        .flatMap(world.books::conversation)
        .filter(row -> world.ops.afterAnswer(row.urgency()) == AfterAnswer.PAUSE)
        .isPresent();
  }

  /**
   * A matter that was written to two mailboxes may have become two conversations, of which one is
   * answered.
   */
  private boolean isAbout(Matter matter, Matter.Answer answer, Letter letter) {
    boolean split =
        matter.mails.stream()
                .flatMap(mail -> world.books.referenceOf(mail.id()).stream())
                .distinct()
                .count()
            > 1;
    return !split || world.books.referenceOf(answer.id()).equals(letter.row().reference());
  }

  private void noDoubleUpdate(Matter matter, Letter letter) {
    boolean close =
        letter.is("status-update")
            && matter.letters.stream()
                .filter(l -> l.is("status-update") && !l.id().equals(letter.id()))
                .filter(l -> !isAnsweredBetween(matter, l, letter))
                .anyMatch(l ->
                    Duration.between(l.row().createdAt(), letter.row().createdAt())
                            .compareTo(UPDATES_APART)
                        < 0);
    if (close) {
      throw broken("no-double-update", matter, "two updates for one instant", letter);
    }
  }

  /** The cadence starts anew at an answer, also at one that is seen late. */
  private static boolean isAnsweredBetween(Matter matter, Letter one, Letter other) {
    return matter.answers.stream()
        .map(matter::knownAt)
        .anyMatch(at -> at.isAfter(one.at()) && at.isBefore(other.at()));
  }

  private void rightHour(Matter matter, Letter letter) {
    if (letter.responds() || isLastWord(matter, letter)) {
      return;
    }
    boolean open =
        calendar(letter)
            .filter(calendar ->
                calendar.isOpen(letter.clock())
                    || calendar.isOpen(letter.clock().minus(AFTER_CLOSING)))
            .isPresent();
    if (!open && !isClosedSince(letter) && !isPlannedBefore(matter, letter)) {
      throw broken("right-hour", matter, "a letter outside the hours", letter);
    }
  }

  /**
   * Ops may have closed the hour in which the promise was to be corrected: a correction after hours
   * is better than one after the promise.
   */
  private boolean isPlannedBefore(Matter matter, Letter letter) {
    return letter.is("correction")
        && matter.letters.stream()
            .filter(l -> l.row().id() < letter.row().id())
            .filter(l -> l.row().reference().equals(letter.row().reference()))
            .map(Letter::at)
            .max(Comparator.naturalOrder())
            .filter(last -> last.isBefore(world.ops.editedAt()))
            .isPresent();
  }

  /** Ops may have closed the hour in which it was written, a few minutes before it leaves. */
  private boolean isClosedSince(Letter letter) {
    Instant written = letter.row().createdAt();
    return world.ops.editedAt().isAfter(written)
        && written.plus(AFTER_CLOSING).isAfter(letter.clock());
  }

  /** One that may have left before keeps its words. */
  private void stillToCome(Matter matter, Letter letter) {
    boolean goneBy =
        world.books.named(letter.row().id()).stream()
            .anyMatch(named -> named.due().isBefore(letter.clock()));
    if (goneBy && !keepsItsWords(letter)) {
      throw broken("right-hour", matter, "a letter names a time that has gone by", letter);
    }
  }

  /** Who is acknowledged late is promised a time that is not nearly over. */
  private void inGoodTime(Matter matter, Letter letter) {
    Instant written = letter.row().writtenAt();
    boolean late =
        (letter.is("acknowledgement") || letter.is("reopened"))
            && world.books.named(letter.row().id()).stream()
                .filter(named -> named.what().equals("answer"))
                .map(named -> written.plus(Duration.between(written, named.due()).dividedBy(2)))
                .anyMatch(half -> half.plus(UNDER_WAY).isBefore(letter.clock()));
    if (late && !keepsItsWords(letter)) {
      throw broken("late-acknowledgement", matter, "half of its time has gone by", letter);
    }
  }

  /** What may have left already. */
  private boolean keepsItsWords(Letter letter) {
    return world.ledger.isRepeatable(letter.id())
        || letter
            .row()
            .reference()
            .filter(r -> world.books.uncertainSince(r, letter.row().createdAt()) > 0)
            .isPresent();
  }

  private Optional<BusinessCalendar> calendar(Letter letter) {
    return letter
        .row()
        .reference()
        .flatMap(world.books::conversation)
        .map(row -> world.ops.calendar(row.urgency()));
  }

  /** A correction may leave by night where its promise would lapse before the morning. */
  private boolean isLastWord(Matter matter, Letter letter) {
    Optional<Instant> promised =
        matter.letters.stream()
            .filter(l -> l.at().isBefore(letter.at()) && !l.id().equals(letter.id()))
            .flatMap(l -> world.books.named(l.row().id()).stream())
            .filter(named -> named.what().equals("answer"))
            .map(Books.Named::due)
            .max(Comparator.naturalOrder());
    return letter.row().kind().equals("correction")
        && promised.isPresent()
        && calendar(letter)
            .filter(c -> !promised.get().isAfter(c.nextOpening(letter.clock())))
            .isPresent();
  }

  private Broken broken(String invariant, Matter matter, String what, Letter letter) {
    return world.broken(
        invariant,
        matter.number,
        what
            + ": "
            + letter.row().kind()
            + " "
            + letter.row().reference().orElse("")
            + " "
            + letter.id()
            + " answering "
            + letter.answered());
  }
}
