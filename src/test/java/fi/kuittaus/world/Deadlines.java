package fi.kuittaus.world;

import fi.kuittaus.promise.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What customers have been told to expect, looked at when the time has come. */
final class Deadlines {
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final Duration AT_ONCE = Duration.ofMinutes(10);
  private static final Duration UNDER_WAY = Duration.ofMinutes(15);

  private final World world;

  Deadlines(World world) {
    this.world = world;
  }

  /** Something that a customer expects. */
  private record Expected(
      String invariant,
      Matter matter,
      String reference,
      Letter letter,
      Books.Named named,
      BusinessCalendar calendar) {}

  /** A customer has got a letter: the instants that it names. */
  void given(Matter matter, Letter letter) {
    String reference = letter.row().reference().orElseThrow();
    Books.Row row = world.books.conversation(reference).orElseThrow();
    List<Books.Named> all = world.books.named(letter.row().id());
    world.silence.letter(
        matter,
        letter,
        all.stream().filter(n -> n.what().equals("next-word")).map(Books.Named::due).findFirst());
    for (Books.Named named : all) {
      boolean answer = named.what().equals("answer");
      Expected expected =
          new Expected(
              answer ? "promise-never-silent" : "cadence",
              matter,
              reference,
              letter,
              named,
              world.ops.calendar(row.urgency()));
      Instant due = named.due().minus(world.time.error());
      world.time.at(answer ? due : due.plus(LATE), () -> look(expected));
      world.chronicle.tell(matter.number, "is told " + named);
    }
  }

  private void look(Expected e) {
    if (!world.service.isUp()) {
      world.time.after(UNDER_WAY, () -> look(e));
      return;
    }
    Books.Row row =
        world
            .books
            .conversation(e.reference())
            .orElseThrow(() -> world.broken("durable", e.matter().number, "it is forgotten"));
    Instant deadline = deadline(e, row);
    if (deadline.isAfter(world.time.now())) {
      world.time.at(deadline, () -> look(e));
    } else if (!isMet(e, row)) {
      throw world.broken(
          e.invariant(),
          e.matter().number,
          "%s was told %s in %s, and nothing came by %s: %s"
              .formatted(e.reference(), e.named(), e.letter().row().kind(), deadline, row));
    }
  }

  /** When it was due, or when what hindered it had been made up for, in open hours. */
  private Instant deadline(Expected e, Books.Row row) {
    BusinessCalendar calendar = world.ops.calendar(row.urgency());
    Instant due = e.named().due();
    Set<String> scopes = Set.of(Troubles.DOWN, Troubles.smtp(row.mailbox()), e.reference());
    Instant clear =
        world.troubles.madeUpFor(
            scopes, e.letter().row().createdAt().minus(LATE), world.time.now(), due);
    if (calendar.equals(e.calendar())) {
      return clear.isAfter(due) ? after(calendar, clear) : due;
    }
    Instant edited = world.ops.editedAt();
    return after(calendar, edited.isAfter(clear) ? edited : clear);
  }

  private static Instant after(BusinessCalendar calendar, Instant at) {
    return calendar.nextOpening(at).plus(UNDER_WAY);
  }

  private boolean isMet(Expected e, Books.Row row) {
    Instant since = e.letter().row().createdAt().minus(LATE);
    return hasWord(e)
        || isActed(e.matter(), since)
        || (e.invariant().equals("promise-never-silent") && isAnswerSeen(e.matter(), since))
        || Set.of("answered", "closed", "paused").contains(row.status())
        || (e.invariant().equals("promise-never-silent") && row.status().equals("working"))
        || (!row.reachable() && isDeskTold(e.reference(), e.matter()))
        || hasComeBack(e)
        || world.books.uncertainSince(e.reference(), since) > 0;
  }

  /** The customer has never had the letter, and the desk knows. */
  private boolean hasComeBack(Expected e) {
    return world.books.isBounced(e.letter().row().id()) && isDeskTold(e.reference(), e.matter());
  }

  private static boolean hasWord(Expected e) {
    return e.matter().letters.stream()
        .filter(l -> l.at().isAfter(e.letter().at()) && !l.id().equals(e.letter().id()))
        .anyMatch(l -> e.invariant().equals("cadence") || l.is("correction") || l.is("reopened"));
  }

  private boolean isActed(Matter matter, Instant since) {
    Instant now = world.time.now();
    return Stream.of(
            matter.answers.stream().map(Matter.Answer::at),
            matter.closings.stream(),
            matter.deletions.stream(),
            matter.reopenings.stream())
        .flatMap(s -> s)
        .anyMatch(at -> !at.isBefore(since) && !at.isAfter(now));
  }

  /** An answer from before the letter, which the program has found since, keeps the promise. */
  private boolean isAnswerSeen(Matter matter, Instant since) {
    return matter.answers.stream()
        .flatMap(answer -> world.ledger.readAt(answer.id()).stream())
        .anyMatch(at -> !at.isBefore(since));
  }

  /** An agent was quicker than we, and has filed it. */
  private boolean isTakenAway(Written mail) {
    return mail.matter().filed && world.ledger.readAt(mail.id()).isEmpty();
  }

  private boolean isDeskTold(String reference, Matter matter) {
    Instant since = matter.mails.getFirst().at();
    return Stream.of("desk-rejected", "desk-bounced", "desk-unreachable", "desk-uncertain")
        .anyMatch(kind -> world.books.toldDesk(kind, reference, since) > 0);
  }

  /** A mail has come: the first of a person's in a matter is acknowledged at once. */
  void wrote(Written mail) {
    boolean first = mail.matter().mails.getFirst().equals(mail);
    if (first && mail.nature() == Written.Nature.PERSON) {
      world.time.after(AT_ONCE, () -> acknowledged(mail));
    }
  }

  private void acknowledged(Written mail) {
    if (!world.service.isUp()) {
      world.time.after(UNDER_WAY, () -> acknowledged(mail));
      return;
    }
    Set<String> scopes = new HashSet<>();
    for (String mailbox : House.MAILBOXES) {
      scopes.add(Troubles.smtp(mailbox));
      scopes.add(Troubles.imap(mailbox));
    }
    scopes.add(Troubles.DOWN);
    world.books.referenceOf(mail.id()).ifPresent(scopes::add);
    Instant due = mail.at().plus(AT_ONCE);
    Instant clear = world.troubles.madeUpFor(scopes, mail.at(), world.time.now(), due);
    if (clear.isAfter(world.time.now())) {
      world.time.at(clear, () -> acknowledged(mail));
    } else if (!isAcknowledged(mail)) {
      throw world.broken(
          "no-person-dropped", mail.matter().number, mail.id() + " was not acknowledged");
    }
  }

  /** One that waited answers the customer's newest mail instead. */
  private boolean acknowledges(Letter letter, Written mail) {
    return letter.answered().equals(mail.id())
        || (letter.is("acknowledgement")
            && world.books.referenceOf(mail.id()).equals(letter.row().reference()));
  }

  private boolean isAcknowledged(Written mail) {
    Instant read = world.ledger.readAt(mail.id()).orElse(mail.at());
    return mail.matter().letters.stream().anyMatch(l -> acknowledges(l, mail))
        || isActed(mail.matter(), mail.at())
        || isTakenAway(mail)
        || mail.at().plus(House.OLDEST).minus(AT_ONCE).isBefore(read)
        || world
            .books
            .referenceOf(mail.id())
            .filter(reference -> isDeskTold(reference, mail.matter()))
            .isPresent();
  }
}
