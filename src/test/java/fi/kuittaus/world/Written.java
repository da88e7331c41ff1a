package fi.kuittaus.world;

import java.time.Instant;

/**
 * A mail that somebody sent us.
 *
 * @param at when it reached the mailbox first
 */
record Written(String id, Nature nature, Matter matter, Instant at) {
  /** What a mail is, as the world knows, whatever the program makes of it. */
  enum Nature {
    /** A person wrote it, and may be answered. */
    PERSON,
    /** A person wrote it and says nothing but thanks. */
    THANKS,
    /** A person may wait, but an answer would reach nobody. */
    UNANSWERABLE,
    /** A program wrote it. */
    MACHINE,
    /** A program wrote it, and nothing but the words shows it. */
    BARE_MACHINE,
    /** A program wrote it, and nothing shows it. */
    LOOPING,
    /** It was there before the first start. */
    OLD
  }
}
