package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.TokenKey;
import java.util.List;
import java.util.Set;

/**
 * What screening has to know of the house.
 *
 * @param mailbox the address of the mailbox that the mail came to
 * @param aliases its other addresses
 * @param houseMailboxes the addresses and aliases of all watched mailboxes, this one's included
 * @param agents who may answer and command
 * @param trust authserv-ids whose Authentication-Results are believed, lower case
 * @param key recognises our own mail
 */
public record ScreeningPolicy(
    EmailAddress mailbox,
    Set<EmailAddress> aliases,
    Set<EmailAddress> houseMailboxes,
    Set<EmailAddress> agents,
    List<String> trust,
    TokenKey key) {
  public ScreeningPolicy {
    aliases = Set.copyOf(aliases);
    houseMailboxes = Set.copyOf(houseMailboxes);
    agents = Set.copyOf(agents);
    trust = List.copyOf(trust);
  }
}
