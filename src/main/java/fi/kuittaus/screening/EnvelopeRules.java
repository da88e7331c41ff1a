package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.util.List;
import java.util.Optional;

/** Rules for how a mail is addressed, where that shows one that was not written to us alone. */
final class EnvelopeRules {
  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "envelope-no-reply",
              PERSON_UNANSWERABLE,
              "The envelope sender is a no-reply address, and not one of ours.",
              f ->
                  f.returnPath()
                      .flatMap(EmailAddress::parse)
                      .filter(a -> f.senders().isNoReply(a.local()) && !f.isOurDomain(a.domain()))
                      .isPresent()),
          Rule.of(
              "self-addressed",
              PERSON_UNANSWERABLE,
              "Addressed to its own sender alone, with all who get it in Bcc.",
              EnvelopeRules::isToItself),
          Rule.of(
              "address-for-one-mail",
              PERSON_UNANSWERABLE,
              "The author's address has the recipient's in it: it was made for this mail.",
              EnvelopeRules::encodesRecipient),
          Rule.of(
              "list-as-sender",
              PERSON_UNANSWERABLE,
              "Sender is not the author but a recipient, as lists have it.",
              f -> !f.cameByOurGroup() && sentByRecipient(f)));

  /** What stands for {@code @} within a local part. */
  private static final List<String> CODED_AT = List.of("=", "-at-", "_at_", "#");

  private static final int MOST_RECIPIENTS = 20;

  private EnvelopeRules() {}

  private static boolean isToItself(Facts facts) {
    List<NamedAddress> recipients = facts.mail().participants().recipients();
    return !recipients.isEmpty()
        && recipients.stream()
            .allMatch(r ->
                facts.sender().filter(s -> s.key().equals(r.address().key())).isPresent()
                    && !facts.isOurs(r.address()));
  }

  private static boolean encodesRecipient(Facts facts) {
    String local = facts.senderLocal();
    return facts.mail().participants().recipients().stream()
        .map(NamedAddress::address)
        .limit(MOST_RECIPIENTS)
        .anyMatch(a -> CODED_AT.stream().anyMatch(at -> local.contains(a.key().replace("@", at))));
  }

  private static boolean sentByRecipient(Facts facts) {
    Optional<EmailAddress> sender =
        facts
            .headers()
            .first("Sender")
            .flatMap(v -> EmailAddress.parse(v.replaceAll(".*<|>.*", "").strip()))
            .filter(a -> facts.sender().filter(s -> s.key().equals(a.key())).isEmpty())
            .filter(a -> !facts.isOurs(a));
    return sender
        .filter(a ->
            facts.mail().participants().recipients().stream()
                .anyMatch(r -> r.address().key().equals(a.key())))
        .isPresent();
  }
}
