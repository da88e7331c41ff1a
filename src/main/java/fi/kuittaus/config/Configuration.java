package fi.kuittaus.config;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.screening.ScreeningPolicy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Both files as values, without a mistake in them.
 *
 * @param settings {@code kuittaus.yaml}
 * @param promises the calendars, urgencies and rules of {@code promises.yaml}
 * @param triage its rules for topic and urgency
 * @param letters how the house writes
 * @param warnings what ops should know of, in the order of the files
 * @param notYet the keys they use whose function this release does not have
 */
public record Configuration(
    Settings settings,
    PromisePolicy promises,
    Triage triage,
    HouseLetters letters,
    List<Finding> warnings,
    List<NotYet> notYet) {
  public Configuration {
    warnings = List.copyOf(warnings);
    notYet = List.copyOf(notYet);
  }

  /**
   * All that ops decided, in one value.
   *
   * @param key recognises our own mail
   */
  public HousePolicy housePolicy(TokenKey key) {
    Map<String, HouseMailbox> mailboxes = new LinkedHashMap<>();
    settings.mailboxes().forEach((id, mailbox) -> mailboxes.put(id, houseMailbox(mailbox, key)));
    return new HousePolicy(promises, triage, mailboxes, settings.desk(), settings.limits());
  }

  /** The same, with more to know of. */
  public Configuration warning(List<Finding> more) {
    List<Finding> all = Stream.concat(warnings.stream(), more.stream()).toList();
    return new Configuration(settings, promises, triage, letters, all, notYet);
  }

  private HouseMailbox houseMailbox(MailboxSettings mailbox, TokenKey key) {
    MailboxSettings.Identity who = mailbox.identity();
    ScreeningPolicy screening =
        new ScreeningPolicy(
            who.from().address(), who.aliases(), houseAddresses(), who.agents(), who.trust(), key);
    return new HouseMailbox(
        mailbox.id(), who.from(), screening, who.subject(), who.languages(), letters.style());
  }

  private Set<EmailAddress> houseAddresses() {
    Set<EmailAddress> addresses = new HashSet<>();
    for (MailboxSettings mailbox : settings.mailboxes().values()) {
      addresses.add(mailbox.identity().from().address());
      addresses.addAll(mailbox.identity().aliases());
    }
    return addresses;
  }
}
