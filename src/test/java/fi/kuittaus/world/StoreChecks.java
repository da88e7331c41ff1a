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

  private final World world;
  private final Map<String, Books.Row> before = new HashMap<>();
  private final Map<String, Matter> matters = new HashMap<>();
  private final Map<String, Instant> opened = new HashMap<>();
  private final Set<String> stored = new HashSet<>();
  private final Map<String, Long> counted = new HashMap<>();
  private final Map<String, Long> checked = new HashMap<>();
  private final Set<String> passedOver = new HashSet<>();
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
    lastMail = 0;
    stored.clear();
    counted.clear();
    checked.clear();
  }

  void check() {
    LoggedErrors.taken()
        .ifPresent(e -> {
          throw world.broken("no-silent-failure", Chronicle.HOUSE, e);
        });
    mails();
    nothingLost();
    for (Books.Row now : world.books.conversations()) {
      Books.Row was = before.put(now.reference(), now);
      if (!now.equals(was)) {
        changed(Optional.ofNullable(was), now);
      }
    }
  }

  private void mails() {
    for (Books.MailRow row : world.books.mailsAfter(lastMail)) {
      lastMail = row.id();
      stored.add(row.place());
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
            .anyMatch(reference -> world.books.toldDesk("desk-unanswerable", reference) > 0);
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
    Set<String> quarantined = new HashSet<>(world.books.quarantined());
    for (MailServer server : world.servers()) {
      Folder inbox = server.inbox;
      Optional<long[]> position = world.books.position(server.id, inbox.name());
      if (position.isEmpty() || position.get()[0] != inbox.uidValidity()) {
        continue;
      }
      String folder = server.id + "/" + inbox.uidValidity() + "/";
      for (Folder.Lying mail : inbox.after(checked.getOrDefault(folder, 0L))) {
        String place = folder + mail.uid();
        boolean there =
            stored.contains(place) || quarantined.contains(place) || passedOver.contains(place);
        if (mail.uid() <= position.get()[1] && !there) {
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
    boolean told = world.books.lastPromised(now.reference()).equals(now.promise());
    if (moved && !told && now.reachable()) {
      throw world.broken("promise-frozen", matter.number, was + " became " + now);
    }
  }

  private void onlyAPersonStopsTheClock(Matter matter, Optional<Books.Row> was, Books.Row now) {
    String before = was.map(Books.Row::status).orElse("open");
    if (before.equals(now.status()) || now.status().equals("open")) {
      return;
    }
    Instant time = world.time.now();
    boolean answered = matter.answers.stream().anyMatch(a -> !matter.knownAt(a).isAfter(time));
    boolean closed = matter.closings.stream().anyMatch(at -> at.isAfter(openedSince(now)));
    boolean byItself =
        answered
            && was.flatMap(Books.Row::close)
                .filter(c -> !c.isAfter(world.time.clock()))
                .isPresent();
    boolean legitimate =
        switch (now.status()) {
          case "closed" -> closed || byItself;
          case "paused" -> !matter.deletions.isEmpty();
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
