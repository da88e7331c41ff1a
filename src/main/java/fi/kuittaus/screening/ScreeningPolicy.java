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
 * @param named senders and groups that ops treat apart
 */
public record ScreeningPolicy(
    EmailAddress mailbox,
    Set<EmailAddress> aliases,
    Set<EmailAddress> houseMailboxes,
    Set<EmailAddress> agents,
    List<String> trust,
    TokenKey key,
    Named named) {
  public ScreeningPolicy {
    aliases = Set.copyOf(aliases);
    houseMailboxes = Set.copyOf(houseMailboxes);
    agents = Set.copyOf(agents);
    trust = List.copyOf(trust);
  }

  /** A policy that treats nobody apart. */
  public ScreeningPolicy(
      EmailAddress mailbox,
      Set<EmailAddress> aliases,
      Set<EmailAddress> houseMailboxes,
      Set<EmailAddress> agents,
      List<String> trust,
      TokenKey key) {
    this(mailbox, aliases, houseMailboxes, agents, trust, key, Named.NONE);
  }

  /** The same house, where ops treat these apart. */
  public ScreeningPolicy with(Named others) {
    return new ScreeningPolicy(mailbox, aliases, houseMailboxes, agents, trust, key, others);
  }

  /**
   * Senders and groups that ops name by hand, all in lower case.
   *
   * @param groups list-ids or addresses of groups that feed the mailbox: no lists to us
   * @param denied addresses or domains that get no answer
   * @param allowed addresses or domains that are answered though a mark asks us not to; never what
   *     is proven a machine, an echo or a bounce
   * @param words the lists of phrases and senders in force
   */
  public record Named(Set<String> groups, Set<String> denied, Set<String> allowed, Wordbook words) {
    /** Nobody, and the built-in lists. */
    public static final Named NONE = new Named(Set.of(), Set.of(), Set.of());

    /** With the built-in lists. */
    public Named(Set<String> groups, Set<String> denied, Set<String> allowed) {
      this(groups, denied, allowed, Wordbook.BUILT_IN);
    }

    public Named {
      groups = Set.copyOf(groups);
      denied = Set.copyOf(denied);
      allowed = Set.copyOf(allowed);
    }
  }
}
