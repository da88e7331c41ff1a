package fi.kuittaus.world;

import fi.kuittaus.mail.OutboundMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has really happened: who wrote what, and what reached whom. Knows nothing of the program.
 */
final class Ledger {
  private final World world;
  private final Map<String, Written> byId = new HashMap<>();
  private final Map<String, Instant> readAt = new HashMap<>();
  private final Set<String> repeatable = new HashSet<>();
  private final Set<String> received = new HashSet<>();
  private final Set<String> delayed = new HashSet<>();
  private @Nullable Letter last;

  final List<Matter> matters = new ArrayList<>();

  /** Every letter that customers have received, in order. */
  final List<Letter> letters = new ArrayList<>();

  Ledger(World world) {
    this.world = world;
  }

  Matter open(Matter matter) {
    matters.add(matter);
    return matter;
  }

  Written wrote(Written mail) {
    byId.put(mail.id(), mail);
    mail.matter().mails.add(mail);
    return mail;
  }

  Optional<Written> mail(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The program has got hold of a mail. */
  void read(String id) {
    readAt.putIfAbsent(id, world.time.now());
  }

  Optional<Instant> readAt(String id) {
    return Optional.ofNullable(readAt.get(id));
  }

  /** The number of the matter that a letter is about; the house's where it is about none. */
  int matterOf(OutboundMessage mail) {
    return matter(mail).map(m -> m.number).orElse(Chronicle.HOUSE);
  }

  private Optional<Matter> matter(OutboundMessage mail) {
    return mail.headers().stream()
        .filter(h -> h.name().equals("In-Reply-To"))
        .flatMap(h -> mail(h.value()).stream())
        .map(Written::matter)
        .findFirst();
  }

  boolean refuses(OutboundMessage mail) {
    return matter(mail)
        .filter(m -> m.kind == Matter.Kind.REFUSING)
        .filter(m -> m.address().equals(mail.envelope().to().address()))
        .isPresent();
  }

  /** It may leave once more: nobody knows whether it has. */
  void mayRepeat(OutboundMessage mail) {
    repeatable.add(mail.id().value());
  }

  boolean isRepeatable(String id) {
    return repeatable.contains(id);
  }

  /** The process dies. What it has sent last, it may not have taken down: that may leave again. */
  void processDied() {
    if (last != null) {
      repeatable.add(last.id());
    }
  }

  void delayed(OutboundMessage mail) {
    delayed.add(mail.id().value());
    world
        .books
        .outbox(mail.id().value())
        .flatMap(Books.OutboxRow::reference)
        .ifPresent(reference -> world.troubles.moment(reference, world.time.now()));
  }

  /** A letter has reached its customer. */
  void received(OutboundMessage mail, String mailbox) {
    Books.OutboxRow row =
        world
            .books
            .outbox(mail.id().value())
            .orElseThrow(
                () -> world.broken("durable", Chronicle.HOUSE, "a letter left that no row has"));
    Letter letter = new Letter(mail, row, world.time.now(), world.time.clock());
    Matter matter =
        matter(mail)
            .orElseThrow(() ->
                world.broken(
                    "no-machine-answered", Chronicle.HOUSE, "a letter to nobody: " + letter));
    world.letterChecks.check(matter, letter);
    letters.add(letter.kept());
    matter.letters.add(letters.getLast());
    last = letter;
    if (received.add(letter.id())) {
      world.deadlines.given(matter, letter);
    }
    world.customers.react(matter, letter, mailbox);
  }
}
