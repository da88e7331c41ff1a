package fi.kuittaus.conversation;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Triage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that ops decided, in one value.
 *
 * @param mailboxes by their names
 * @param desk where agents are told; empty: only the log and the console tell
 * @param limits what is not sent
 */
public record HousePolicy(
    PromisePolicy promises,
    Triage triage,
    Map<String, HouseMailbox> mailboxes,
    Optional<EmailAddress> desk,
    Limits limits) {
  public HousePolicy {
    mailboxes = Map.copyOf(mailboxes);
  }

  /**
   * What is not sent.
   *
   * @param oldest how old a mail may be and still be acknowledged
   * @param brake on letters to strangers; empty: none
   */
  public record Limits(Duration oldest, Optional<Brake> brake) {}

  /** As it stands, but with these rules. */
  public HousePolicy with(HouseRules rules) {
    Map<String, HouseMailbox> ruled = new LinkedHashMap<>();
    mailboxes.forEach((id, mailbox) -> ruled.put(id, mailbox.with(rules)));
    return new HousePolicy(rules.promises(), rules.triage(), ruled, desk, limits);
  }

  /**
   * A conversation as every decision on it takes it: where ops have taken its urgency away, it has
   * the usual one from now on.
   */
  public Conversation adopted(Conversation c) {
    Matter m = c.matter();
    return promises.urgencies().containsKey(m.urgency())
        ? c
        : c.with(
            new Matter(
                m.subject(),
                m.subjectQuoted(),
                m.topic(),
                triage.fallback().urgency(),
                m.thread()));
  }

  /**
   * The mailbox of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public HouseMailbox mailbox(String id) {
    HouseMailbox mailbox = mailboxes.get(id);
    if (mailbox == null) {
      throw new IllegalArgumentException("no mailbox named " + id);
    }
    return mailbox;
  }
}
