package fi.kuittaus.config;

import fi.kuittaus.config.MailboxSettings.Folders;
import fi.kuittaus.config.MailboxSettings.Identity;
import fi.kuittaus.config.MailboxSettings.SaveSent;
import fi.kuittaus.config.MailboxSettings.Submission;
import fi.kuittaus.conversation.HouseMailbox.SubjectRule;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of a mailbox's section. */
final class MailboxReader {
  private static final List<String> USUAL_LANGUAGES = List.of("fi", "sv", "en");
  private static final Rate USUAL_RATE = Rate.parse("25 per minute");

  private final Section mailbox;
  private final Borrowed borrowed;
  private final Optional<EmailAddress> desk;

  MailboxReader(Section mailbox, Borrowed borrowed, Optional<EmailAddress> desk) {
    this.mailbox = mailbox;
    this.borrowed = borrowed;
    this.desk = desk;
  }

  /** The mailbox, unless something in it is missing or refused. */
  Optional<MailboxSettings> read() {
    Optional<String> id = mailbox.build(() -> Words.mailboxName(mailbox.name()));
    Optional<EmailAddress> address = mailbox.read("address", Words::email);
    Optional<Identity> identity = identity(address);
    Optional<Account> imap =
        mailbox.section("imap").flatMap(s -> new AccountReader(s, borrowed).imap(address));
    Optional<Submission> smtp = mailbox.section("smtp").flatMap(s -> submission(s, address));
    Folders folders = folders(mailbox.sectionOrEmpty("folders"));
    String keyword = mailbox.sectionOrEmpty("keywords").read("closed", Words::keyword, "Closed");
    return mailbox.build(
        () ->
            new MailboxSettings(
                id.orElseThrow(),
                identity.orElseThrow(),
                imap.orElseThrow(),
                smtp.orElseThrow(),
                folders,
                keyword),
        id,
        identity,
        imap,
        smtp);
  }

  private Optional<Identity> identity(Optional<EmailAddress> address) {
    Optional<String> name = mailbox.read("name", Words::displayName);
    Set<EmailAddress> aliases = new HashSet<>(mailbox.list("aliases", Words::email));
    List<String> trust = mailbox.list("trust", Hosts::authservId);
    SubjectRule subject =
        mailbox.read(
            "subject",
            Section.oneOf(List.of(SubjectRule.values()), SubjectRule::label),
            SubjectRule.AUTO);
    Set<EmailAddress> agents = agents();
    List<String> languages = languages();
    return address.map(
        a -> new Identity(new NamedAddress(name, a), aliases, agents, trust, subject, languages));
  }

  private Set<EmailAddress> agents() {
    Set<EmailAddress> agents = new HashSet<>(mailbox.list("agents", Words::email));
    if (!mailbox.has("agents")) {
      desk.ifPresent(agents::add);
    }
    return agents;
  }

  private List<String> languages() {
    List<String> languages =
        mailbox.list("languages", Words::language).stream().distinct().toList();
    return languages.isEmpty() ? USUAL_LANGUAGES : languages;
  }

  private Optional<Submission> submission(Section smtp, Optional<EmailAddress> address) {
    Optional<Account> account = new AccountReader(smtp, borrowed).smtp(address);
    int connections = smtp.read("connections", Words.number(1, 10), 2);
    Optional<Rate> rate =
        smtp.read(
            "rate",
            text -> text.equals("off") ? Optional.<Rate>empty() : Optional.of(Rate.parse(text)),
            Optional.of(USUAL_RATE));
    SaveSent saveSent =
        smtp.read(
            "save-sent", Section.oneOf(List.of(SaveSent.values()), SaveSent::label), SaveSent.AUTO);
    Optional<EmailAddress> envelopeFrom = envelopeFrom(smtp, address);
    return smtp.build(
        () -> new Submission(account.orElseThrow(), connections, rate, saveSent, envelopeFrom),
        account);
  }

  private static Optional<EmailAddress> envelopeFrom(Section smtp, Optional<EmailAddress> own) {
    if (smtp.saysNull("envelope-from")) {
      return Optional.empty();
    }
    return smtp.read(
        "envelope-from",
        text ->
            switch (text) {
              case "mailbox" -> own;
              case "null" -> Optional.empty();
              default -> Optional.of(Words.email(text));
            },
        own);
  }

  private static Folders folders(Section section) {
    Folders usual = Folders.USUAL;
    Folders folders =
        new Folders(
            section.read("inbox", Words::folder, usual.inbox()),
            section.read("sent", Words::folder).filter(f -> !f.equals("auto")),
            section.read("closed", Words::folder, usual.closed()));
    if (folders.closed().equals(folders.inbox())
        || folders.sent().stream().anyMatch(Set.of(folders.inbox(), folders.closed())::contains)) {
      section.mistake("inbox, sent and closed are three folders; Closed would do for closed");
    }
    return folders;
  }
}
