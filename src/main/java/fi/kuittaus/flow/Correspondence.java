package fi.kuittaus.flow;

import fi.kuittaus.conversation.Brake;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.screening.Exchange;
import fi.kuittaus.screening.ExchangeRules;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.store.Messages.Received;
import fi.kuittaus.store.Outbox.Sent;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has passed between us and the sender of one mail of late, within one transaction. */
final class Correspondence {
  private static final Duration WINDOW = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST = 20;

  private final Transaction tx;
  private final HousePolicy policy;
  private final InboundMessage mail;
  private final Screening screening;
  private final List<Received> theirs;
  private final List<Sent> ours;

  Correspondence(
      Transaction tx, HousePolicy policy, InboundMessage mail, Screening screening, Instant now) {
    this.tx = tx;
    this.policy = policy;
    this.mail = mail;
    this.screening = screening;
    Instant since = now.minus(WINDOW);
    this.theirs = mail.sender().map(s -> tx.messages().since(s, since, MOST)).orElse(List.of());
    this.ours = screening.to().map(to -> tx.outbox().to(to, since, MOST)).orElse(List.of());
  }

  /**
   * The conversation of a later mail that answers this one, which was thrown away before we read
   * it, and put back.
   */
  Optional<Conversation> byLaterMail() {
    return theirs.stream()
        .filter(m -> m.arrivedAt().isAfter(mail.arrivedAt()))
        .flatMap(m -> m.reference().stream())
        .distinct()
        .flatMap(r -> tx.conversations().continuable(r).stream())
        .filter(c -> mail.messageId().filter(c.matter().thread()::contains).isPresent())
        .findFirst();
  }

  /**
   * The conversation that a mail without any thread continues by its subject: what answers within
   * the week, and what begins anew within the day, since some programs lose the thread.
   */
  Optional<Conversation> bySubject() {
    Instant since = mail.arrivedAt().minus(ExchangeRules.answers(mail.subject()) ? WINDOW : DAY);
    Stream<Reference> wrote =
        theirs.stream()
            .filter(m -> m.arrivedAt().isAfter(since))
            .filter(m -> ExchangeRules.sameSubject(m.text().subject(), mail.subject()))
            .flatMap(m -> m.reference().stream());
    Stream<Reference> got =
        ours.stream()
            .filter(m -> m.writtenAt().isAfter(since))
            .filter(m -> ExchangeRules.sameSubject(m.subject(), mail.subject()))
            .map(Sent::reference);
    return Stream.concat(got, wrote)
        .distinct()
        .flatMap(r -> tx.conversations().continuable(r).stream())
        .filter(this::isTheirs)
        .findFirst();
  }

  private boolean isTheirs(Conversation c) {
    Optional<EmailAddress> to = c.customer().answerTo();
    return !c.isClosed()
        && c.customer()
            .sender()
            .map(s -> s.address().key())
            .equals(mail.sender().map(EmailAddress::key))
        && (to.isEmpty()
            || to.map(EmailAddress::key).equals(screening.to().map(EmailAddress::key)));
  }

  /**
   * The exchange.
   *
   * @param about the conversation that the mail continues
   * @param opens whether it continues that one, if any, by its subject alone
   */
  Exchange exchange(Optional<Conversation> about, boolean opens) {
    return new Exchange(
        mail,
        new Exchange.Standing(
            about.map(c -> c.matter().subject()),
            opens,
            about.filter(c -> c.course().status() != Status.OPEN).isPresent(),
            about.map(this::reopened).orElse(0),
            opens && namesAnothers()),
        theirs.stream().map(Correspondence::theirs).toList(),
        ours.stream().map(Correspondence::ours).toList(),
        new Exchange.Counts(isDomainFull()));
  }

  private int reopened(Conversation c) {
    return tx.history().count(c.reference(), "reopened", mail.arrivedAt().minus(DAY));
  }

  private boolean namesAnothers() {
    return Reference.in(mail.content().text())
        .flatMap(tx.conversations()::continuable)
        .filter(c -> !isTheirs(c))
        .isPresent();
  }

  /** What comes within the brake's window is the brake's matter; no brake, no limit. */
  private boolean isDomainFull() {
    Optional<Duration> flood = policy.limits().brake().map(Brake::window);
    Optional<String> domain =
        screening.to().map(EmailAddress::domain).filter(ExchangeRules::hasRate);
    return flood.isPresent() && domain.isPresent() && isFull(domain.get(), flood.get());
  }

  private boolean isFull(String domain, Duration flood) {
    Instant until = mail.arrivedAt().minus(flood);
    String kind = LetterKind.ACKNOWLEDGEMENT.label();
    return tx.outbox()
        .isFull(domain, kind, until.minus(Duration.ofHours(1)), until, ExchangeRules.DOMAIN_HOURLY);
  }

  /**
   * The conversation of the mail that this one repeats, open still: without letters, where that one
   * has shown itself to be a program's answer.
   */
  Optional<Conversation> repeated(Exchange exchange) {
    return exchange
        .repeated()
        .flatMap(t ->
            t.reference()
                .flatMap(code -> tx.conversations().continuable(new Reference(code)))
                .filter(c -> !c.isClosed())
                .map(c -> exchange.provesMachine(t) ? c.unreachable() : c));
  }

  private static Exchange.Theirs theirs(Received mail) {
    return new Exchange.Theirs(
        mail.arrivedAt(),
        mail.text().subject(),
        mail.text().ownWords(),
        mail.judged().outcome().equals("opened"),
        mail.reference().map(Reference::code));
  }

  private static Exchange.Ours ours(Sent letter) {
    return new Exchange.Ours(
        letter.reference().code(),
        letter.writtenAt(),
        letter.leftAt(),
        letter.kind().equals(LetterKind.ACKNOWLEDGEMENT.label()),
        new Exchange.Text(letter.subject(), letter.text()));
  }
}
