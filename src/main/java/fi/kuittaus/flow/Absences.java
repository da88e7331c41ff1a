package fi.kuittaus.flow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The times in which nobody looked at a mailbox: the program did not run, or the server was out of
 * reach, or one after the other. What agents did meanwhile is found at once afterwards.
 * Thread-safe.
 */
public final class Absences {
  /** A server that answers is looked at some times in a minute. */
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** How far the look that the next run knows of may lie behind. */
  private static final Duration BEHIND = Duration.ofMinutes(5);

  /** When nobody looked. */
  record Absence(Instant from, Instant until) {}

  private final Office office;
  private final String errand;
  private Optional<Instant> noted;
  private Optional<Instant> looked = Optional.empty();
  private Optional<Absence> ended = Optional.empty();

  /** Those of this mailbox, of which the database tells the last look of the run before. */
  public Absences(String mailboxId, Office office) {
    this.office = office;
    this.errand = "looked " + UUID.nameUUIDFromBytes(mailboxId.getBytes(StandardCharsets.UTF_8));
    this.noted = office.store().transaction(tx -> tx.errands().last(errand));
  }

  /** The last one, which lasts until now where nobody has looked since; empty: there was none. */
  synchronized Optional<Absence> last(Instant now) {
    boolean away = looked.map(at -> at.plus(QUARTER).isBefore(now)).orElse(true);
    return away ? looked.or(() -> noted).map(from -> new Absence(from, now)) : ended;
  }

  /** Notes that the mailbox is looked at now. */
  synchronized void look(Instant now) {
    ended = last(now);
    looked = Optional.of(now);
    if (noted.filter(at -> at.plus(BEHIND).isAfter(now)).isEmpty()) {
      office.store().run(tx -> tx.errands().done(errand, now));
      noted = looked;
    }
  }
}
