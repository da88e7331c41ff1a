package fi.kuittaus.demo;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.mail.MessageId;
import java.time.InstantSource;
import java.util.Optional;

/** The daemon behind the demo: what it has on record, and its end. */
public interface Backstage extends AutoCloseable {
  /** What is on record of a mail that came to the shared mailbox; empty: not taken in yet. */
  Optional<FiledMail> filed(MessageId mail);

  /** Stops the daemon. */
  @Override
  void close();

  /** The way to start a daemon. */
  @FunctionalInterface
  interface Entrance {
    Backstage start(Configuration configuration, InstantSource clock);
  }
}
