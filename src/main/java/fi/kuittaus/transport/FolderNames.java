package fi.kuittaus.transport;

import java.util.Optional;

/**
 * The folders of a mailbox by their names on the server.
 *
 * @param sent empty: found by special use (RFC 6154), or by its name in many languages
 * @param closed where agents move what is done; made where it does not exist
 */
public record FolderNames(String inbox, Optional<String> sent, String closed) {
  /** {@code INBOX}, Sent as it is found, and {@code Closed}. */
  public static final FolderNames USUAL = new FolderNames("INBOX", Optional.empty(), "Closed");
}
