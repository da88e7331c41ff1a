package fi.kuittaus.world;

import fi.kuittaus.world.Written.Nature;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold of the database after every step. */
final class StoreChecks {
  /** For acts of the last seconds, which the program learns of one after another. */
  private static final Duration NOTICED = Duration.ofMinutes(1);

  /** After a restart: what has been seen longer ago was on disk. */
  private static final int LOOKED_AT_AGAIN = 2_000;

  private static final int FEW = 500;

  private final World world;
  private final Map<String, Books.Row> before = new HashMap<>();
  private final Map<String, Matter> matters = new HashMap<>();
  private final Map<String, Instant> opened = new HashMap<>();
  private final Map<String, Long> stored = new HashMap<>();
  private final Map<String, Long> counted = new HashMap<>();
  private final Map<String, Long> checked = new HashMap<>();
  private final Set<String> passedOver = new HashSet<>();
  private Books.Marks marks = Books.Marks.NONE;
  private boolean all = true;
  private long lastWeek;
  private long lastMail;
  private int durable;

  StoreChecks(World world) {
    this.world = world;
  }

  /** What the program passed over at its first start. */
  void begun() {
    for (MailServer server : world.servers()) {
      server.inbox.all().forEach(m -> passedOver.add(server.id + "/1/" + m.uid()));
    }
  }

  /** The program has been started on what its last end left. */
  void started() {
    List<Letter> letters = world.ledger.letters;
    for (Letter letter : letters.subList(Math.min(durable, letters.size()), letters.size())) {
      if (world.books.outbox(letter.id()).isEmpty()) {
        throw world.broken(
            "durable",
            world.ledger.matterOf(letter.mail()),
            "a letter was sent and is forgotten: " + letter.id() + " of " + letter.at());
      }
    }
    durable = Math.max(0, letters.size() - 5);
    lastMail = Math.max(0, lastMail - LOOKED_AT_AGAIN);
    stored.values().removeIf(id -> id > lastMail);
    counted.values().removeIf(id -> id > lastMail);
    checked.clear();
    all = true;
  }

  void check() {
    LoggedErrors.taken()
        .ifPresent(e -> {
          throw world.broken("no-silent-failure", Chronicle.HOUSE, e);
        });
    mails();
    nothingLost();
    for (Books.Row now : conversations()) {
      Books.Row was = before.put(now.reference(), now);
      if (!now.equals(was)) {
        changed(Optional.ofNullable(was), now);
      }
    }
  }

  /** All of them while they are few; then those that may have changed, and all once a week. */
  private List<Books.Row> conversations() {
    long week = Duration.between(world.begunAt(), world.time.now()).toDays() / 7;
    List<Books.Row> some =
        all || before.size() < FEW || week > lastWeek
            ? world.books.conversations()
            : world.books.touchedSince(marks).stream()
                .flatMap(reference -> world.books.conversation(reference).stream())
                .toList();
    all = false;
    lastWeek = week;
    marks = world.books.marks();
    return some;
  }

  private void mails() {
    for (Books.MailRow row : world.books.mailsAfter(lastMail)) {
      lastMail = row.id();
      stored.put(row.place(), row.id());
      world.ledger.mail(row.messageId()).ifPresent(mail -> mail(row, mail));
    }
  }

  private void mail(Books.MailRow row, Written mail) {
    row.reference().ifPresent(reference -> matters.put(reference, mail.matter()));
    int matter = mail.matter().number;
    world.chronicle.tell(
        matter, row.messageId() + " is " + row.outcome() + " " + row.reference().orElse(""));
    if (!row.outcome().equals("duplicate") && counted.put(mail.id(), row.id()) != null) {
      throw world.broken("acknowledged-once", matter, "a mail counts twice: " + row);
    }
    boolean person = mail.nature() == Nature.PERSON || mail.nature() == Nature.UNANSWERABLE;
    if (person && row.reference().isEmpty()) {
      throw world.broken("no-person-dropped", matter, "nobody takes it on: " + row);
    }
    if (mail.nature() == Nature.MACHINE && !Set.of("filed", "duplicate").contains(row.outcome())) {
      throw world.broken("no-machine-answered", matter, "a program's mail: " + row);
    }
    if (mail.nature() == Nature.OLD && !Set.of("filed", "duplicate").contains(row.outcome())) {
      throw world.broken("no-old-mail", matter, "what was there before is taken on: " + row);
    }
    boolean told =
        row.reference().stream()
            .anyMatch(reference ->
                world.books.toldDesk(
                        "desk-unanswerable", reference, mail.matter().mails.getFirst().at())
                    > 0);
    if (mail.nature() == Nature.UNANSWERABLE && !told) {
      throw world.broken("no-person-dropped", matter, "the desk is not told: " + row);
    }
  }

  /** When a conversation was last begun or taken up again; one closing closes once. */
  private Instant openedSince(Books.Row row) {
    return opened.getOrDefault(row.reference(), Instant.MIN);
  }

  /** Every mail up to the position is stored, or in quarantine. */
  private void nothingLost() {
    for (MailServer server : world.servers()) {
      Folder inbox = server.inbox;
      Optional<long[]> position = world.books.position(server.id, inbox.name());
      if (position.isEmpty() || position.get()[0] != inbox.uidValidity()) {
        continue;
      }
      String folder = server.id + "/" + inbox.uidValidity() + "/";
      for (Folder.Lying mail : inbox.after(checked.getOrDefault(folder, 0L))) {
        String place = folder + mail.uid();
        boolean there = stored.containsKey(place) || passedOver.contains(place);
        if (mail.uid() <= position.get()[1] && !there && !world.books.isQuarantined(place)) {
          throw world.broken("nothing-lost", number(mail), "passed over: " + place);
        }
      }
      checked.put(folder, position.get()[1]);
    }
  }

  private int number(Folder.Lying lying) {
    return world.ledger.mail(lying.id()).map(w -> w.matter().number).orElse(Chronicle.HOUSE);
  }

  private void changed(Optional<Books.Row> was, Books.Row now) {
    Matter matter = matters.get(now.reference());
    if (matter == null) {
      throw world.broken("nothing-lost", Chronicle.HOUSE, "a conversation of no mail: " + now);
    }
    world.chronicle.tell(
        matter.number,
        now.reference() + " is " + now.status() + ", due " + now.promise() + " " + now.urgency());
    if (now.status().equals("working") && was.filter(w -> w.status().equals("working")).isEmpty()) {
      world.silence.answered(matter, now.reference());
    }
    if (now.reachable() && was.filter(w -> !w.reachable()).isPresent()) {
      world.silence.reachable(matter, now.reference());
    }
    promiseFrozen(matter, was, now);
    onlyAPersonStopsTheClock(matter, was, now);
    if (was.filter(w -> w.status().equals("closed")).isPresent()) {
      opened.put(now.reference(), world.time.now().minus(NOTICED));
    }
  }

  /** A promise changes only by a letter that names the new one. */
  private void promiseFrozen(Matter matter, Optional<Books.Row> was, Books.Row now) {
    boolean moved =
        was.filter(w -> w.status().equals("open") && now.status().equals("open"))
            .flatMap(Books.Row::promise)
            .filter(p -> now.promise().isPresent() && !now.promise().get().equals(p))
            .isPresent();
    Optional<Books.Promised> last = world.books.lastPromised(now.reference());
    boolean told =
        last.map(Books.Promised::due).equals(now.promise())
            || last.filter(Books.Promised::isOver).isPresent();
    if (moved && !told && now.reachable()) {
      throw world.broken("promise-frozen", matter.number, was + " became " + now);
    }
  }

  /** One that could not be seen before the matter was opened again is taken for a later one. */
  private boolean isClosing(Matter matter, Instant at, Instant opened) {
    Set<String> blind = Set.of(Troubles.DOWN, Troubles.imap(matter.mailbox));
    return world.troubles.seenBy(blind, at).isAfter(opened);
  }

  private void onlyAPersonStopsTheClock(Matter matter, Optional<Books.Row> was, Books.Row now) {
    String before = was.map(Books.Row::status).orElse("open");
    if (before.equals(now.status()) || now.status().equals("open")) {
      return;
    }
    Instant time = world.time.now();
    boolean answered = matter.answers.stream().anyMatch(a -> !matter.knownAt(a).isAfter(time));
    boolean closed =
        matter.closings.stream().anyMatch(at -> isClosing(matter, at, openedSince(now)));
    boolean byItself =
        answered
            && was.flatMap(Books.Row::close)
                .filter(c -> !c.isAfter(world.time.clock()))
                .isPresent();
    boolean legitimate =
        switch (now.status()) {
          case "closed" -> closed || byItself;
          // very many closed at once are held, too
          case "paused" -> !matter.deletions.isEmpty() || answered || closed;
          default ->
              answered
                  || (before.equals("closed") && !matter.reopenings.isEmpty())
                  || (before.equals("paused") && !matter.deletions.isEmpty());
        };
    if (!legitimate) {
      throw world.broken(
          "only-a-person-stops-the-clock", matter.number, before + " became " + now.status());
    }
  }
}
