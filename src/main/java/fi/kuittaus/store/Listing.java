package fi.kuittaus.store;

import java.util.List;

/**
 * A list of conversations. Its component names are those of the API's JSON: they are a contract
 * with scripts.
 *
 * @param more whether there are more than were asked for
 */
public record Listing(List<Overview> conversations, boolean more) {
  public Listing {
    conversations = List.copyOf(conversations);
  }
}
