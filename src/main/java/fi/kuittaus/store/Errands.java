package fi.kuittaus.store;

import java.time.Instant;
import java.util.List;
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

  /** The names that begin so, of all that was ever done. */
  public List<String> beginning(String with) {
    return rows.list(
        "select name from errand where substring(name, 1, ?) = ? order by name",
        r -> r.text("name"),
        with.length(),
        with);
  }

  /** Forgets that it was ever done. */
  public void forget(String name) {
    rows.update("delete from errand where name = ?", name);
  }

  /** Notes that it is done. */
  public void done(String name, Instant now) {
    int known = rows.update("update errand set at = ? where name = ?", now, name);
    if (known == 0) {
      rows.update("insert into errand (name, at) values (?, ?)", name, now);
    }
  }
}
