package fi.kuittaus.conversation;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.screening.ScreeningPolicy;
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

  /** The same, where ops treat these senders and words apart. */
  public HousePolicy with(ScreeningPolicy.Named screening) {
    Map<String, HouseMailbox> screened = new LinkedHashMap<>();
    mailboxes.forEach((id, mailbox) -> screened.put(id, mailbox.with(screening)));
    return new HousePolicy(promises, triage, screened, desk, limits);
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
