package fi.kuittaus.store;

import fi.kuittaus.mail.MessageId;
import java.time.Instant;
import java.util.Optional;

/**
 * What agents did by mail and what has followed already, within one transaction: the same mail may
 * be found in several folders.
 */
public final class AgentActs {
  private final Rows rows;

  AgentActs(Rows rows) {
    this.rows = rows;
  }

  /** When an act was noted as done; empty: it was not. */
  public Optional<Instant> when(String what, MessageId mail) {
    return rows.first(
        "select at from agent_act where mark = ?", r -> r.instant("at"), mark(what, mail));
  }

  /** When this was last done; empty: it was not. */
  public Optional<Instant> last(String what) {
    return rows.first("select at from agent_act where mark = ?", r -> r.instant("at"), mark(what));
  }

  /** Notes that this was done at that instant; of several the last one stays. */
  public void note(String what, Instant at) {
    if (last(what).filter(before -> !before.isBefore(at)).isEmpty()) {
      rows.update("delete from agent_act where mark = ?", mark(what));
      rows.update("insert into agent_act (mark, at) values (?, ?)", mark(what), at);
    }
  }

  private static String mark(String what) {
    return MailMark.of(Optional.empty(), Optional.of(what), "");
  }

  private static String mark(String what, MessageId mail) {
    return MailMark.of(Optional.of(mail.value()), Optional.of(what), "");
  }

  /**
   * Notes an act.
   *
   * @param what kind of act
   * @param mail by which it was done, or which proves it
   * @param at when it was done
   * @return whether it is news
   */
  public boolean isNew(String what, MessageId mail, Instant at) {
    return rows.update(
            "insert into agent_act (mark, at) values (?, ?) on conflict do nothing",
            mark(what, mail),
            at)
        > 0;
  }
}
