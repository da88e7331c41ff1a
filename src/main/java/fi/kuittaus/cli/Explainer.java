package fi.kuittaus.cli;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Reception;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.screening.Screener;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.transport.MimeReader;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The daemon's own decisions on single mails, without its memory: each is its sender's first and
 * has just arrived.
 *
 * @param mailboxes those that a mail may have come to; it is the first's where it names none
 * @param at when it arrives
 */
record Explainer(
    HousePolicy policy, Collection<HouseMailbox> mailboxes, Letters letters, Instant at) {
  private static final Reference SAMPLE = new Reference("KU-7F3KR");
  private static final MimeReader READER = new MimeReader();
  private static final Readers READERS = new Readers();

  /** What would happen to this raw mail; never throws. */
  Explanation explain(byte[] raw) {
    try {
      return switch (READER.read(raw, at)) {
        case Parsed.Mail(InboundMessage mail) -> explain(mail);
        case Parsed.Unreadable _ -> Explanation.unreadable();
      };
    } catch (RuntimeException e) {
      return Explanation.unreadable(); // the daemon would put it into quarantine too
    }
  }

  private Explanation explain(InboundMessage mail) {
    HouseMailbox mailbox = mailboxOf(mail);
    Screening screening = Screener.screen(mail, mailbox.screening());
    Reading reading = READERS.read(mail, policy.triage(), mailbox.languages());
    var known = new Reception.Known(Optional.empty(), false, Reception.Age.FRESH);
    Reception decision =
        Reception.decide(
            new Reception.Case(mail, screening, reading, known), policy, mailbox, SAMPLE, at);
    Optional<Conversation> opened =
        decision instanceof Reception.Opened(Conversation conversation, var _)
            ? Optional.of(conversation)
            : Optional.empty();
    return new Explanation(
        screening.verdict(),
        screening.reasons(),
        screening.verdict() == Verdict.PERSON ? screening.to() : Optional.empty(),
        Optional.of(new Explanation.Understood(reading, Readers.grounds(mail, policy.triage()))),
        opened.flatMap(c -> c.course().promise().map(p -> quote(p, c, mailbox))),
        decision.reply().map(order -> letter(order, mailbox)));
  }

  private HouseMailbox mailboxOf(InboundMessage mail) {
    Stream<EmailAddress> addressed =
        mail.participants().recipients().stream()
            .map(NamedAddress::address)
            .map(EmailAddress::canonical);
    return addressed
        .flatMap(to -> mailboxes.stream().filter(mailbox -> isOf(to, mailbox)))
        .findFirst()
        .orElseGet(() -> mailboxes.iterator().next());
  }

  private static boolean isOf(EmailAddress to, HouseMailbox mailbox) {
    return Stream.concat(
            Stream.of(mailbox.screening().mailbox()), mailbox.screening().aliases().stream())
        .anyMatch(own -> own.canonical().equals(to));
  }

  private Explanation.Quote quote(Promise promise, Conversation c, HouseMailbox mailbox) {
    return new Explanation.Quote(
        promise, letters.wording(c.customer(), mailbox).quoted(promise, at));
  }

  private OutboundMessage letter(LetterOrder order, HouseMailbox mailbox) {
    MessageId id =
        mailbox
            .screening()
            .key()
            .messageId(SAMPLE.code(), "sample", mailbox.from().address().domain());
    return letters.write(order, mailbox, id);
  }
}
