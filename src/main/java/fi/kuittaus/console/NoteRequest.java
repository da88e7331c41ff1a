package fi.kuittaus.console;

import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A request that leaves a note.
 *
 * @param by who left it, as the history will have it
 * @param text for the customer
 */
record NoteRequest(String by, String text) {
  private static final int LONGEST = 2000;

  /** What a body has to be. */
  static final String WANTED =
      "the body is {\"text\": a note for the customer of at most "
          + LONGEST
          + " characters, \"by\": who leaves it}";

  /** A body as it is sent. */
  record Body(Optional<String> by, Optional<String> text) {}

  /** The request of this body; empty where it is none. */
  static Optional<NoteRequest> of(String body) {
    try {
      Body read = Json.read(body, Body.class);
      String by = Routes.line(read.by().orElse(Routes.NOBODY));
      return read.text()
          .map(String::strip)
          .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
          .map(text -> new NoteRequest(by, text));
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
