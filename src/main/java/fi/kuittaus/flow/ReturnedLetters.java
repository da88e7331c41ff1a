package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Returned;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.screening.DeliveryReport;
import fi.kuittaus.screening.DeliveryReport.Outcome;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.store.Outbox.Posted;
import fi.kuittaus.store.Transaction;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The letters of ours that mail systems report on, within one transaction. */
record ReturnedLetters(Transaction tx, HouseMailbox mailbox) {
  private static final Logger LOG = LoggerFactory.getLogger(ReturnedLetters.class);

  /** What a mail reports on a letter of ours; empty: it is no report, or on nothing known. */
  Optional<Returned> find(InboundMessage mail, Screening screening) {
    return DeliveryReport.of(mail, screening)
        .flatMap(report -> proven(report).or(() -> Optional.of(report).flatMap(this::unproven)));
  }

  private Optional<Returned> proven(DeliveryReport report) {
    return report.about().stream().flatMap(name -> proven(report, name)).findFirst();
  }

  /** A name is proof where our key made it, or where we gave it to a mail. */
  private Stream<Returned> proven(DeliveryReport report, String name) {
    TokenKey key = mailbox.screening().key();
    Optional<String> made = key.reference(name);
    Optional<Posted> letter =
        tx.outbox().posted(name).or(() -> made.flatMap(_ -> tx.outbox().posted(local(name))));
    letter.ifPresent(l -> note(l, report));
    return letter
        .flatMap(Posted::reference)
        .or(() -> made.flatMap(Reference::parse))
        .flatMap(tx.conversations()::continuable)
        .flatMap(c -> tx.conversations().lock(c.reference()))
        .map(c -> new Returned(report, c, letter.map(ReturnedLetters::named), true))
        .stream();
  }

  private static String local(String name) {
    return name.replaceFirst("^<", "").replaceFirst("@.*", "").toLowerCase(java.util.Locale.ROOT);
  }

  private static Returned.Letter named(Posted letter) {
    return new Returned.Letter(letter.kind(), letter.to());
  }

  /** What becomes of the mail itself; nobody is told by mail that mail to the desk is lost. */
  private void note(Posted letter, DeliveryReport report) {
    if (report.outcome() == Outcome.FAILED) {
      tx.outbox().bounced(letter.id(), report.status().orElse("came back"));
      if (letter.reference().isEmpty()) {
        LOG.error("message-id={} mail={} to the desk came back", letter.id(), letter.kind());
      }
    }
  }

  /** The conversation that it may be about, by what it answers or by whom we last wrote to. */
  private Optional<Returned> unproven(DeliveryReport report) {
    Stream<Reference> written =
        report.recipients().stream()
            .flatMap(to -> tx.outbox().lastTo(to).stream())
            .flatMap(l -> l.reference().stream());
    Stream<Conversation> named =
        report.about().stream()
            .flatMap(name -> MessageId.first(name).stream())
            .flatMap(id -> tx.conversations().ofMessage(id).stream());
    return Stream.concat(named, written.flatMap(r -> tx.conversations().continuable(r).stream()))
        .findFirst()
        .map(c -> new Returned(report, c, Optional.empty(), false));
  }
}
