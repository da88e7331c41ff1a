package fi.kuittaus.config;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.HouseRules;
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
 * @param rules {@code promises.yaml}
 * @param version of {@code promises.yaml} and the letters, see {@link
 *     fi.kuittaus.conversation.Edition#version}
 * @param letters the house's own templates by name, {@code fi/acknowledgement}; the built-in ones
 *     serve for others
 * @param warnings what ops should know of, in the order of the files
 * @param notYet the keys they use whose function this release does not have
 */
public record Configuration(
    Settings settings,
    HouseRules rules,
    String version,
    Map<String, String> letters,
    List<Finding> warnings,
    List<NotYet> notYet) {
  public Configuration {
    letters = Map.copyOf(letters);
    warnings = List.copyOf(warnings);
    notYet = List.copyOf(notYet);
  }

  /** The calendars and urgencies. */
  public PromisePolicy promises() {
    return rules.promises();
  }

  /** The rules for topic and urgency. */
  public Triage triage() {
    return rules.triage();
  }

  /**
   * All that ops decided, in one value.
   *
   * @param key recognises our own mail
   */
  public HousePolicy housePolicy(TokenKey key) {
    Map<String, HouseMailbox> mailboxes = new LinkedHashMap<>();
    settings.mailboxes().forEach((id, mailbox) -> mailboxes.put(id, houseMailbox(mailbox, key)));
    return new HousePolicy(
            promises(), triage(), mailboxes, settings.desk().email(), settings.limits())
        .with(rules);
  }

  /** The same, with more to know of. */
  public Configuration warning(List<Finding> more) {
    List<Finding> all = Stream.concat(warnings.stream(), more.stream()).toList();
    return new Configuration(settings, rules, version, letters, all, notYet);
  }

  private HouseMailbox houseMailbox(MailboxSettings mailbox, TokenKey key) {
    MailboxSettings.Identity who = mailbox.identity();
    ScreeningPolicy policy =
        new ScreeningPolicy(
            who.from().address(), who.aliases(), houseAddresses(), who.agents(), who.trust(), key);
    return new HouseMailbox(mailbox.id(), who.from(), policy, who.subject(), who.languages());
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
