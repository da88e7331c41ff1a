package fi.kuittaus.promise;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** The clock on the wall of a zone. */
record LocalClock(ZoneId zone) {
  /**
   * The first instant, from the given one on, at which the clock shows a multiple of so many
   * minutes (1 to 60).
   */
  Instant full(Instant at, int minutes) {
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(at);
    long unit = 60L * minutes;
    long shown = at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0) + offset.getTotalSeconds();
    Instant full =
        Instant.ofEpochSecond(Math.ceilDiv(shown, unit) * unit - offset.getTotalSeconds());
    if (rules.getOffset(full).equals(offset)) {
      return full;
    }
    @Nullable ZoneOffsetTransition change = rules.nextTransition(at);
    return change == null ? full : full(change.getInstant(), minutes);
  }
}
