package fi.kuittaus.cli;

import fi.kuittaus.store.Overview;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The instants of a conversation on the clock of its calendar.
 *
 * @param zone of the calendar, or UTC where nothing has been promised
 */
record LocalTimes(ZoneId zone) {
  static LocalTimes of(Overview conversation) {
    return new LocalTimes(ZoneId.of(conversation.times().zone().orElse("UTC")));
  }

  /** The one zone of all these; empty: they differ. */
  static Optional<ZoneId> shared(List<Overview> conversations) {
    List<ZoneId> zones = conversations.stream().map(c -> of(c).zone()).distinct().limit(2).toList();
    return zones.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
  }

  String text(Instant at) {
    return Instants.forPeople(at.atZone(zone));
  }

  String text(Optional<Instant> at) {
    return at.map(this::text).orElse("");
  }

  String withZone(Instant at) {
    return text(at) + " " + zone.getId();
  }
}
