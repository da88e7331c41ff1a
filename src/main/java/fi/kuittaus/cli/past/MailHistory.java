package fi.kuittaus.cli.past;

import fi.kuittaus.cli.mailfiles.MailFiles;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.insight.PastMatter;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailDate;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.screening.Screener;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.transport.MimeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The matters in a mailbox's mails of the past: customers' mails by the daemon's own screening and
 * triage, and people's answers by who wrote them. One mail is in memory at a time. For one thread.
 */
public final class MailHistory {
  private final HousePolicy policy;
  private final HouseMailbox mailbox;
  private final Set<EmailAddress> house = new HashSet<>();
  private final Correspondence correspondence = new Correspondence();
  private final MimeReader reader = new MimeReader();
  private long passedOver;

  /** A history of nothing, of a mailbox under this policy. */
  public MailHistory(HousePolicy policy, HouseMailbox mailbox) {
    this.policy = policy;
    this.mailbox = mailbox;
    house.add(mailbox.screening().mailbox().canonical());
    mailbox.screening().aliases().stream().map(EmailAddress::canonical).forEach(house::add);
    mailbox.screening().agents().stream().map(EmailAddress::canonical).forEach(house::add);
  }

  /**
   * Adds the mails below a path.
   *
   * @param sent whether they lie in Sent: then all are ours, whoever is the author
   * @param read is told the bytes of each mail
   * @throws IOException where a file cannot be read
   */
  public void add(Path path, boolean sent, LongConsumer read) throws IOException {
    new MailFiles(path)
        .forEach(mail -> {
          add(mail.raw(), sent);
          read.accept(mail.raw().length);
        });
  }

  /** Adds a mail of which the server tells when it arrived. */
  public void add(byte[] raw, Instant arrivedAt, boolean sent) {
    parsed(raw).ifPresentOrElse(mail -> add(mail, arrivedAt, sent), () -> passedOver++);
  }

  /** Passes each matter on, once all mails are added. */
  public void forEachMatter(Consumer<PastMatter> each) {
    correspondence.forEachMatter(each);
  }

  /** How many mails tell neither when they came nor who wrote what, or cannot be read. */
  public long passedOver() {
    return passedOver;
  }

  private void add(byte[] raw, boolean sent) {
    Optional<InboundMessage> mail = parsed(raw);
    Optional<Instant> at = mail.flatMap(m -> MailDate.of(m.headers()));
    if (at.isEmpty()) {
      passedOver++;
    } else {
      add(mail.orElseThrow(), at.get(), sent);
    }
  }

  private Optional<InboundMessage> parsed(byte[] raw) {
    try {
      return reader.read(raw, Instant.EPOCH) instanceof Parsed.Mail(InboundMessage mail)
          ? Optional.of(mail)
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // the daemon would put it into quarantine
    }
  }

  private void add(InboundMessage mail, Instant at, boolean sent) {
    if (sent || mail.sender().map(EmailAddress::canonical).filter(house::contains).isPresent()) {
      if (!isAutomatic(mail)) {
        correspondence.addOurs(mail, at);
      }
      return;
    }
    Verdict verdict = Screener.screen(mail, mailbox.screening()).verdict();
    if (verdict == Verdict.PERSON || verdict == Verdict.PERSON_UNANSWERABLE) {
      correspondence.addCustomers(mail, at, Readers.matter(mail, policy.triage()).urgency());
    }
  }

  /** RFC 3834: absence notes, and our own letters. */
  private static boolean isAutomatic(InboundMessage mail) {
    return mail.headers().all("Auto-Submitted").stream()
        .anyMatch(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"));
  }
}
