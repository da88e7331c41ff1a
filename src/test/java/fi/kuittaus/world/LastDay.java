package fi.kuittaus.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What must hold when everything has had its time. */
final class LastDay {
  /** Servers keep copies themselves for a while, which is waited for. */
  private static final Duration COPIED = Duration.ofMinutes(10);

  private final World world;

  LastDay(World world) {
    this.world = world;
  }

  void check() {
    if (!world.service.isUp()) {
      throw world.broken("no-silent-failure", Chronicle.HOUSE, "the program did not come back");
    }
    everythingIsRead();
    nothingIsLeftInTheOutbox();
    copiesLieInSent();
    noSecretIsKept();
  }

  private void noSecretIsKept() {
    for (String secret : List.of(Wordings.SECRET, Wordings.CARD)) {
      List<String> kept = world.books.placesOf(secret);
      if (!kept.isEmpty()) {
        throw world.broken("no-echo", Chronicle.HOUSE, "a secret is kept in " + kept);
      }
    }
  }

  private void everythingIsRead() {
    for (MailServer server : world.servers()) {
      long[] position = world.books.position(server.id, server.inbox.name()).orElseThrow();
      long[] last =
          world.real().map(real -> real.lastOfInbox(server)).orElseGet(() -> last(server.inbox));
      long read = position[0] == last[0] ? position[1] : 0;
      if (read < last[1]) {
        throw world.broken(
            "nothing-lost",
            Chronicle.HOUSE,
            "%s is not read to its end: %s of %s, the last of %s"
                .formatted(
                    server.id,
                    Arrays.toString(position),
                    Arrays.toString(last),
                    server.inbox.all().getLast().at()));
      }
    }
  }

  /** What agents took away while the program was down is not left unread. */
  private static long[] last(Folder inbox) {
    List<Folder.Lying> lying = inbox.all();
    return new long[] {inbox.uidValidity(), lying.isEmpty() ? 0 : lying.getLast().uid()};
  }

  private void nothingIsLeftInTheOutbox() {
    List<Books.OutboxRow> claimed = world.books.outboxWhere("state", "claimed");
    if (!claimed.isEmpty()) {
      throw world.broken("nothing-lost", Chronicle.HOUSE, "claimed for ever: " + claimed);
    }
  }

  private void copiesLieInSent() {
    Instant copied = world.time.now().minus(COPIED);
    for (Letter letter : world.ledger.letters) {
      String state = world.books.outbox(letter.id()).map(Books.OutboxRow::state).orElse("none");
      Folder sent = world.server(letter.mail().envelope().from().address().local()).sent;
      boolean isDue = state.equals("accepted") && letter.at().isBefore(copied);
      if (isDue && !sent.hasHad(letter.id())) {
        throw world.broken(
            "copies-in-sent",
            world.ledger.matterOf(letter.mail()),
            "no copy lies in Sent: " + letter.id());
      }
    }
  }
}
