package fi.kuittaus.store;

import java.time.Instant;
import java.util.Optional;

/** When what is done once a day or so was last done, within one transaction. */
public final class Errands {
  private final Rows rows;

  Errands(Rows rows) {
    this.rows = rows;
  }

  /** When this was last done; empty: never. */
  public Optional<Instant> last(String name) {
    return rows.first("select at from errand where name = ?", r -> r.instant("at"), name);
  }

  /** Notes that it is done. */
  public void done(String name, Instant now) {
    int known = rows.update("update errand set at = ? where name = ?", now, name);
    if (known == 0) {
      rows.update("insert into errand (name, at) values (?, ?)", name, now);
    }
  }
}
