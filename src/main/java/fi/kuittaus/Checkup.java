package fi.kuittaus;

import fi.kuittaus.flow.Reloading;
import fi.kuittaus.flow.Trouble;
import fi.kuittaus.outside.HolidayFetch;
import fi.kuittaus.store.DiskRoom;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A look at everything that can keep the daemon from its work. */
record Checkup(
    Store store,
    DiskRoom room,
    List<MailboxStation> stations,
    Reloading reloading,
    HolidayFetch holidays) {
  List<Trouble> troubles() {
    return Stream.concat(
            Stream.of(database(), disk(), reloading.trouble()).flatMap(Optional::stream),
            Stream.concat(
                holidays.troubles().stream(),
                stations.stream().flatMap(station -> station.troubles().stream())))
        .toList();
  }

  private Optional<Trouble> database() {
    try {
      store.run(tx -> tx.quarantine().count());
      return Optional.empty();
    } catch (StoreException e) {
      Trouble.Kind kind = e.isLost() ? Trouble.Kind.LOST : Trouble.Kind.DATABASE;
      return Optional.of(trouble(kind, String.valueOf(e.getMessage())));
    }
  }

  private Optional<Trouble> disk() {
    return room.lack().map(lack -> trouble(Trouble.Kind.DISK, lack));
  }

  private static Trouble trouble(Trouble.Kind kind, String detail) {
    return new Trouble(kind, Optional.empty(), detail);
  }
}
