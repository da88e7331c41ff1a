package fi.kuittaus.flow;

import java.time.Instant;
import java.util.Optional;

/** The desk's bell: a webhook, which needs no mail server. Safe for several threads. */
@FunctionalInterface
public interface Bell {
  /**
   * Something that the desk has to know.
   *
   * @param id the same at each attempt, so that whoever listens can pass over what it has heard
   * @param kind its name, as {@code desk-warning}
   */
  record Notice(String id, String kind, String subject, String text, Instant at) {}

  /**
   * Tells the desk.
   *
   * @return why it did not work; empty: it did
   */
  Optional<String> ring(Notice notice) throws InterruptedException;
}
