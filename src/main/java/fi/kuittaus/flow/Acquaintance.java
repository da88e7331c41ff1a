package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reception.Age;
import fi.kuittaus.conversation.Reception.Known;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Returned;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Secrets;
import fi.kuittaus.screening.Exchange;
import fi.kuittaus.screening.ExchangeRules;
import fi.kuittaus.screening.Reason;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.store.Messages.Received;
import fi.kuittaus.store.Positions.Begun;
import fi.kuittaus.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the store knows of a mail that has just come in. */
record Acquaintance(Transaction tx, HousePolicy policy, HouseMailbox mailbox) {

  private static final Duration REPEATED = Duration.ofDays(3);
  private static final Reason SENT = new Reason("sent-message-id", Verdict.OWN_ECHO);
  private static final Reason RETURNED = new Reason("returned-letter", Verdict.BOUNCE);

  /**
   * The screening, with what only the store can tell: whether we sent this very mail, or whether it
   * holds what only our mail holds.
   */
  Screening screened(InboundMessage mail, Screening screening, Optional<Returned> returned) {
    if (mail.messageId().filter(tx.outbox()::sent).isPresent()) {
      return screening.with(SENT);
    }
    return screening.verdict() == Verdict.PERSON_UNANSWERABLE
            && returned.filter(Returned::proven).isPresent()
        ? screening.with(RETURNED)
        : screening;
  }

  /** A mail that has been judged, with what is known of it. */
  record Judged(Screening screening, Known known) {}

  /**
   * What is known of a mail, and the screening with what follows from that.
   *
   * @param screening as {@link #screened} has it
   */
  Judged judged(
      InboundMessage mail,
      Screening screening,
      MailboxPosition at,
      Optional<Returned> returned,
      Instant now) {
    Optional<Received> original = original(mail);
    Optional<Conversation> named =
        original
            .flatMap(Received::reference)
            .flatMap(tx.conversations()::continuable)
            .or(() -> conversation(mail));
    boolean duplicate = original.isPresent() || tx.messages().isKnown(mail);
    Age age = age(mail, at, now);
    if (duplicate || !mayBePerson(screening)) {
      return new Judged(screening, known(mail, named, duplicate, age, returned));
    }
    var correspondence = new Correspondence(tx, policy, mail, screening, now);
    Optional<Conversation> threaded = named.or(correspondence::byLaterMail);
    Optional<Conversation> about = threaded.or(correspondence::bySubject);
    Exchange exchange = correspondence.exchange(about, threaded.isEmpty());
    Optional<Conversation> joined =
        threaded.isPresent() ? threaded : correspondence.repeated(exchange).or(() -> about);
    return new Judged(
        ExchangeRules.screened(screening, exchange), known(mail, joined, false, age, returned));
  }

  private Known known(
      InboundMessage mail,
      Optional<Conversation> joined,
      boolean duplicate,
      Age age,
      Optional<Returned> returned) {
    Optional<Conversation> continued = locked(joined);
    return new Known(
        continued,
        duplicate,
        age,
        returned,
        continued.flatMap(c -> tx.promises().nextWordNamed(c.reference(), mail.arrivedAt())));
  }

  private static boolean mayBePerson(Screening screening) {
    return screening.verdict() == Verdict.PERSON
        || screening.verdict() == Verdict.PERSON_UNANSWERABLE;
  }

  /** Nobody else changes it; whether letters go out was decided with it unchanged. */
  private Optional<Conversation> locked(Optional<Conversation> conversation) {
    return conversation.flatMap(c ->
        tx.conversations()
            .lock(c.reference())
            .map(now -> c.reachable() ? now : now.unreachable())
            .map(now -> now.isClosed() ? now : policy.adopted(now)));
  }

  /** The stored mail that this one repeats: same Message-ID, sender and own words. */
  private Optional<Received> original(InboundMessage mail) {
    List<Received> candidates =
        mail.messageId()
            .map(tx.messages()::withId)
            .orElseGet(() -> tx.messages().withDigest(mail.digest()));
    return candidates.stream().filter(stored -> same(stored, mail)).findFirst();
  }

  private static boolean same(Received stored, InboundMessage mail) {
    return stored.sender().map(EmailAddress::key).equals(mail.sender().map(EmailAddress::key))
        && (stored.text().digest().equals(mail.digest())
            || (near(stored, mail)
                && stored.text().ownWords().equals(Secrets.mask(mail.content().own().text()))));
  }

  /** Some devices give every mail the same Message-ID, and say the same again months later. */
  private static boolean near(Received stored, InboundMessage mail) {
    return Duration.between(stored.arrivedAt(), mail.arrivedAt()).abs().compareTo(REPEATED) <= 0;
  }

  /** The conversation that a mail continues, the surest sign first. */
  Optional<Conversation> conversation(InboundMessage mail) {
    return Stream.concat(
            mail.answers().stream().map(this::ofMessage),
            Stream.of(mail.subject(), mail.content().text()).map(text -> named(text, mail)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Conversation> ofMessage(MessageId id) {
    return tx.conversations().ofMessage(id).or(() -> byToken(id.value()));
  }

  private Optional<Conversation> byToken(String idOrToken) {
    return mailbox
        .screening()
        .key()
        .reference(idOrToken)
        .flatMap(Reference::parse)
        .flatMap(tx.conversations()::continuable);
  }

  /** A reference in the mail counts only from one who takes part in that conversation. */
  private Optional<Conversation> named(String text, InboundMessage mail) {
    return Reference.in(text)
        .flatMap(tx.conversations()::continuable)
        .filter(c -> takesPart(c, mail));
  }

  private boolean takesPart(Conversation c, InboundMessage mail) {
    Optional<String> sender = mail.sender().map(EmailAddress::key);
    Stream<Optional<String>> customer =
        Stream.of(
            c.customer().sender().map(s -> s.address().key()),
            c.customer().answerTo().map(EmailAddress::key));
    return sender.isPresent()
        && (customer.anyMatch(sender::equals)
            || mailbox.screening().agents().stream().anyMatch(a -> a.key().equals(sender.get())));
  }

  private Age age(InboundMessage mail, MailboxPosition at, Instant now) {
    Optional<Begun> begun = tx.positions().begun(mailbox.id(), at.folder());
    if (begun.filter(start -> before(start, mail, at)).isPresent()) {
      return Age.BEFORE_FIRST_START;
    }
    return mail.arrivedAt().plus(policy.limits().oldest()).isBefore(now) ? Age.STALE : Age.FRESH;
  }

  /**
   * Whether a mail was there at the first start. Its UID tells, and only where the server has made
   * the folder anew since, its INTERNALDATE, which has whole seconds.
   */
  private static boolean before(Begun start, InboundMessage mail, MailboxPosition at) {
    return at.uidValidity() != start.uidValidity()
        && mail.arrivedAt().isBefore(start.at().truncatedTo(ChronoUnit.SECONDS));
  }
}
