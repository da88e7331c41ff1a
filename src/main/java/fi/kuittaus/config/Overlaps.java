package fi.kuittaus.config;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One check that mailboxes do not get in each other's way: no address is watched twice, no folder
 * read twice, and nobody is warned or commanded through a watched mailbox.
 */
final class Overlaps {
  private final List<Section> sections;
  private final Map<String, MailboxSettings> mailboxes;
  private final Map<String, String> owners = new HashMap<>();

  Overlaps(List<Section> sections, Map<String, MailboxSettings> mailboxes) {
    this.sections = sections;
    this.mailboxes = mailboxes;
  }

  void check(Section desk) {
    for (Section section : sections) {
      section.scalar("address").ifPresent(address -> own(section, "address", address));
    }
    for (Section section : sections) {
      section.scalars("aliases").forEach(alias -> own(section, "aliases", alias));
    }
    desk.scalar("email").ifPresent(email -> refuseWatched(desk, "email", email, DESK));
    for (Section section : sections) {
      section.scalars("agents").forEach(agent -> refuseWatched(section, "agents", agent, AGENT));
    }
    folders();
  }

  private static final String DESK = "; an address where agents read their mail would do";
  private static final String AGENT = "; who sends as the mailbox is an agent anyway, leave it out";

  private void own(Section section, String key, Node.Scalar written) {
    Optional<String> address = EmailAddress.parse(written.text()).map(EmailAddress::key);
    @Nullable String owner = address.map(a -> owners.putIfAbsent(a, section.name())).orElse(null);
    if (owner != null) {
      section
          .findings()
          .mistake(
              written.at(),
              key
                  + ": "
                  + written.written()
                  + (owner.equals(section.name())
                      ? " is an address of this mailbox already; leave one of them out"
                      : " is an address of mailbox " + owner + "; each has its own"));
    }
  }

  private void refuseWatched(Section section, String key, Node.Scalar written, String cure) {
    boolean watched =
        EmailAddress.parse(written.text())
            .filter(a -> owners.containsKey(a.key()) || owners.containsKey(a.canonical().key()))
            .isPresent();
    if (watched) {
      section
          .findings()
          .mistake(written.at(), key + ": " + written.written() + " is a watched mailbox" + cure);
    }
  }

  /** Two watchers of one folder would each answer its mail. */
  private void folders() {
    Map<List<String>, String> readers = new HashMap<>();
    for (Section section : sections) {
      Optional.ofNullable(mailboxes.get(section.name()))
          .map(mailbox -> readers.putIfAbsent(folder(mailbox), section.name()))
          .ifPresent(reader ->
              section.mistake(
                  "imap", "mailbox " + reader + " reads the same folder; each has its own"));
    }
  }

  private static List<String> folder(MailboxSettings mailbox) {
    Account imap = mailbox.imap();
    String user = imap.login().map(Account.Login::user).orElse(mailbox.id());
    return List.of(
        imap.host().toLowerCase(Locale.ROOT),
        String.valueOf(imap.port()),
        user,
        mailbox.folders().inbox());
  }
}
