package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Incident;
import fi.kuittaus.conversation.Reception;
import fi.kuittaus.conversation.Reception.Known;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Returned;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.screening.Screener;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intake of one mailbox's inbox: each mail gets its verdict, is stored, and calls for the
 * letter that it deserves, a batch in one transaction that is on disk before anything of it is
 * sent.
 */
public final class Receiving implements FolderIntake {
  private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);
  private final String mailboxId;
  private final Office office;
  private final Readers reader;
  private final QuarantineFiles quarantine;
  private final Runnable outboxBell;

  /**
   * The intake of this mailbox.
   *
   * @param outboxBell rung when there may be something to send
   */
  public Receiving(
      String mailboxId,
      Office office,
      Readers reader,
      QuarantineFiles quarantine,
      Runnable outboxBell) {
    this.mailboxId = mailboxId;
    this.office = office;
    this.reader = reader;
    this.quarantine = quarantine;
    this.outboxBell = outboxBell;
  }

  @Override
  public Optional<MailboxPosition> position(String folder) {
    return new Bookmark(mailboxId, office).position(folder);
  }

  @Override
  public void begin(MailboxPosition position) {
    new Bookmark(mailboxId, office).begin(position);
    LOG.info("mailbox={} first start: mail that is there already is passed over", mailboxId);
  }

  @Override
  public void receive(MailboxPosition upTo, List<Arrival> batch) {
    HousePolicy policy = office.policy().get();
    List<Filing> filings =
        batch.parallelStream().map(a -> examined(at(upTo, a), a, policy)).toList();
    List<Runnable> lines =
        office
            .store()
            .alone(tx -> {
              List<Runnable> outcomes = filings.stream().map(f -> f.in(tx)).toList();
              tx.positions().move(mailboxId, upTo);
              return outcomes;
            });
    outboxBell.run();
    lines.forEach(Runnable::run);
  }

  private static MailboxPosition at(MailboxPosition upTo, Arrival arrival) {
    return new MailboxPosition(upTo.folder(), upTo.uidValidity(), arrival.uid());
  }

  /** What is left to do with one mail that has been read. */
  private interface Filing {
    /** Stores it; gives the log line for when it is on disk. */
    Runnable in(Transaction tx);
  }

  /** Reads one mail: what takes no store is done before the transaction, on all cores. */
  private Filing examined(MailboxPosition at, Arrival arrival, HousePolicy policy) {
    return switch (arrival.mail()) {
      case Parsed.Mail(InboundMessage mail) -> {
        HouseMailbox mailbox = policy.mailbox(mailboxId);
        Screening screening = Screener.screen(mail, mailbox.screening());
        Reading reading = reader.read(mail, policy.triage(), mailbox.languages());
        yield tx -> receive(tx, at, new Told(mail, screening, reading, arrival.flags()), policy);
      }
      case Parsed.Unreadable(byte[] raw, String reason) ->
          tx -> quarantine(tx, at, arrival.arrivedAt(), raw, reason);
    };
  }

  /** Once a day: somebody who sends many such mails does not fill the desk's mailbox, too. */
  private void tellOfQuarantine(Transaction tx, String reason, String file) {
    Instant now = office.now();
    if (!tx.quarantine().anySince(now.minus(Duration.ofDays(1)))) {
      HousePolicy policy = office.policy().get();
      DeskNotice notice = DeskNotice.quarantined(reason, file);
      office.mailRoom().tellDesk(tx, policy, policy.mailbox(mailboxId), notice, now);
    }
  }

  private Runnable quarantine(
      Transaction tx, MailboxPosition at, Instant arrivedAt, byte[] raw, String reason) {
    String file = quarantine.keep(mailboxId, at, raw);
    tellOfQuarantine(tx, reason, file);
    tx.quarantine().add(mailboxId, at, arrivedAt, reason, file);
    return () ->
        LOG.warn(
            "mailbox={} uid={} verdict={} reason=\"{}\" file={}",
            mailboxId,
            at.uid(),
            Verdict.UNREADABLE.label(),
            reason,
            file);
  }

  /** What a mail tells by itself. */
  private record Told(
      InboundMessage mail, Screening screening, Reading reading, Arrival.Flags flags) {}

  private Runnable receive(Transaction tx, MailboxPosition at, Told told, HousePolicy policy) {
    HouseMailbox mailbox = policy.mailbox(mailboxId);
    InboundMessage mail =
        told.screening().verdict() == Verdict.AGENT
            ? new SendingTime(tx).dated(told.mail())
            : told.mail();
    Instant now = office.now();
    Acquaintance acquaintance = new Acquaintance(tx, policy, mailbox);
    Optional<Returned> returned = new ReturnedLetters(tx, mailbox).find(mail, told.screening());
    var judged =
        acquaintance.judged(
            mail, acquaintance.screened(mail, told.screening(), returned), at, returned, now);
    Screening screening = judged.screening();
    var elsewhere = new ElsewhereAnswered(tx, office, policy, mailbox, now);
    Known known = elsewhere.counted(mail, screening, judged.known());
    Reference fresh = office.mailRoom().freshReference(tx);
    Reception decided =
        Reception.decide(
            new Reception.Case(mail, screening, told.reading(), known),
            policy,
            mailbox,
            fresh,
            now);
    Joining joining = new Joining(tx);
    Optional<Incident> incident = joining.incident(mail, screening, decided);
    Reception reception = joining.worded(decided, incident);
    new Bookkeeping(tx, office, policy, mailbox).record(reception, screening, now);
    incident.ifPresent(i -> joining.record(reception, i, now));
    Optional<Reference> reference = reception.about().map(c -> c.reference());
    tx.messages().add(mailboxId, at, mail, screening, reception.label(), reference);
    elsewhere.caughtUp(mail, reception);
    if (screening.verdict() == Verdict.AGENT && !AgentAction.isAutomatic(mail)) {
      elsewhere.remember(mail);
    }
    if (!told.flags().deleted()) {
      new Moves(tx, office).movedBack(mail, mailboxId, at.uidValidity(), reception);
    }
    new AgentCommands(tx, office, mailbox)
        .inInbox(mail, screening, reception.about().or(judged.known()::conversation));
    return () -> log(mail, screening, reception);
  }

  private static void log(InboundMessage mail, Screening screening, Reception reception) {
    LOG.info(
        "message-id={} reference={} verdict={} reasons={} outcome={} letter={} promise={}",
        mail.messageId().map(MessageId::value).orElse("none"),
        reception.about().map(c -> c.reference().code()).orElse("none"),
        screening.verdict().label(),
        screening.rules(),
        reception.label(),
        reception.reply().map(l -> l.kind().label()).orElse("none"),
        reception
            .about()
            .flatMap(c -> c.course().promise())
            .map(Promise::dueAt)
            .map(Instant::toString)
            .orElse("none"));
  }
}
