package fi.kuittaus.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of whether agents' answers can be seen in a mailbox at all.
 *
 * @param proven when one was first seen, or ops said that they can be; empty: never
 * @param lapses promises in a row that nobody was seen to keep, while nothing is proven
 * @param heldSince when corrections and updates stopped; empty: they leave
 */
public record Sight(Optional<Instant> proven, int lapses, Optional<Instant> heldSince) {
  /** So many promises lapse before we think that we do not see the answers. */
  public static final int PATIENCE = 3;

  public static final Sight UNKNOWN = new Sight(Optional.empty(), 0, Optional.empty());

  /** Whether corrections and updates are held: the customers may have their answers. */
  public boolean isBlind() {
    return heldSince.isPresent();
  }

  /** After an answer was seen; nothing is held from then on. */
  public Sight provenAt(Instant at) {
    return proven.isPresent() ? this : new Sight(Optional.of(at), 0, Optional.empty());
  }

  /** After one more promise that nobody was seen to keep. */
  public Sight lapsedAt(Instant at) {
    if (proven.isPresent() || isBlind()) {
      return this;
    }
    int more = lapses + 1;
    return new Sight(Optional.empty(), more, more < PATIENCE ? Optional.empty() : Optional.of(at));
  }
}
