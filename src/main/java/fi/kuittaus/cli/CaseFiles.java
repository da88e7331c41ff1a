package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import fi.kuittaus.store.Answers;
import fi.kuittaus.store.Dossier;
import fi.kuittaus.store.Dossiers.Which;
import fi.kuittaus.store.Listing;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import fi.kuittaus.store.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The conversations of a data folder, to look at: the running daemon tells them, or, while none
 * runs, its database.
 */
final class CaseFiles {
  private static final int PAGE = 1000;
  private final Path data;
  private final LocalDaemon daemon;

  CaseFiles(Path data) {
    this.data = data;
    this.daemon = new LocalDaemon(data);
  }

  /**
   * As {@link fi.kuittaus.store.Dossiers#list} has them.
   *
   * @throws CommandFailure if neither the daemon nor the database can be asked
   */
  Listing list(Which which, int limit) {
    String path = "/api/conversations?status=" + which.label() + "&limit=" + limit;
    return switch (daemon.get(path)) {
      case Reply.Good(String body) -> Json.MAPPER.readValue(body, Listing.class);
      case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
      case Reply.Nobody(String why) -> read(why, tx -> tx.dossiers().list(which, limit));
    };
  }

  /**
   * The conversation of this reference, if there is one.
   *
   * @throws CommandFailure as {@link #list}
   */
  Optional<Dossier> find(Reference reference) {
    return switch (daemon.get("/api/conversations/" + reference)) {
      case Reply.Good(String body) -> Optional.of(Json.MAPPER.readValue(body, Dossier.class));
      case Reply.Refused(int status, _) when status == 404 -> Optional.empty();
      case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
      case Reply.Nobody(String why) -> read(why, tx -> tx.dossiers().find(reference));
    };
  }

  /**
   * Passes on when each conversation was answered, a page at a time.
   *
   * @throws CommandFailure as {@link #list}
   */
  void forEachAnswered(Consumer<Answers.Answered> each) {
    String after = "";
    while (true) {
      List<Answers.Answered> page;
      switch (daemon.get("/api/answers?after=" + after)) {
        case Reply.Good(String body) ->
            page = Json.MAPPER.readValue(body, Answers.Page.class).answers();
        case Reply.Refused(_, String message) -> throw CommandFailure.unreachable(message);
        case Reply.Nobody(String why) -> {
          String from = after;
          read(why, tx -> forEachStored(tx, from, each));
          return;
        }
      }
      if (page.isEmpty()) {
        return;
      }
      page.forEach(each);
      after = page.getLast().reference();
    }
  }

  private static long forEachStored(Transaction tx, String after, Consumer<Answers.Answered> each) {
    long count = 0;
    List<Answers.Answered> page = tx.answers().page(after, PAGE).answers();
    while (!page.isEmpty()) {
      page.forEach(each);
      count += page.size();
      page = tx.answers().page(page.getLast().reference(), PAGE).answers();
    }
    return count;
  }

  private <T> T read(String why, Function<Transaction, T> query) {
    try (Store store = Store.reading(data)) {
      return store.transaction(query);
    } catch (StoreException e) {
      throw CommandFailure.unreachable(why + "; its database: " + e.getMessage());
    }
  }
}
