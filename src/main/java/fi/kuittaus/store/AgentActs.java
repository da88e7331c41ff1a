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

  /**
   * Notes an act.
   *
   * @param what kind of act
   * @param mail by which it was done, or which proves it
   * @return whether it is news
   */
  public boolean isNew(String what, MessageId mail, Instant now) {
    return rows.update(
            "insert into agent_act (mark, at) values (?, ?) on conflict do nothing",
            MailMark.of(Optional.of(mail.value()), Optional.of(what), ""),
            now)
        > 0;
  }
}
