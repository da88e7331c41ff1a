package fi.kuittaus.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An incident as people look at it. Its component names are those of the API's JSON: they are a
 * contract with scripts.
 *
 * @param conversations that have joined it
 * @param open those of them that are not closed
 * @param notes oldest first
 */
public record IncidentOverview(
    String name, Matches matches, Times times, long conversations, long open, List<Note> notes) {
  public IncidentOverview {
    notes = List.copyOf(notes);
  }

  /** What a mail must be to join, as {@link fi.kuittaus.conversation.Incident.Matching} has it. */
  public record Matches(Optional<String> mailbox, Optional<String> topic, List<String> words) {
    public Matches {
      words = List.copyOf(words);
    }
  }

  /**
   * When.
   *
   * @param zone of the desk's clock
   * @param since the fault began
   * @param openedAt somebody opened it
   * @param resolvedAt empty: it lasts
   */
  public record Times(String zone, Instant since, Instant openedAt, Optional<Instant> resolvedAt) {}

  /**
   * What its customers are told.
   *
   * @param told how many have a letter with it, sent or about to be
   * @param untold how many get it with a later letter, or have closed or answered matters by now
   */
  public record Note(Instant at, String text, long told, long untold) {}
}
