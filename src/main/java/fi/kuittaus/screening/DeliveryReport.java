package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a mail system tells of a mail that it was given: a delivery status (RFC 3464), a bounce in
 * words, or a complaint (RFC 5965). What it tells is proven only by what it holds of that mail.
 *
 * @param status the enhanced status code (RFC 3463), {@code 5.1.1}; empty where it tells none
 * @param diagnostic the words of the system that refused the mail; empty where it tells none
 * @param recipients whom it concerns, as far as it names them; the first is the likeliest
 * @param about the Message-IDs and tokens of the mail that it is about, the surest first
 */
public record DeliveryReport(
    Outcome outcome,
    Optional<String> status,
    Optional<String> diagnostic,
    List<EmailAddress> recipients,
    List<String> about) {
  private static final Set<String> COMPLAINTS = Set.of("abuse-report", "complaint");

  private static final Set<String> BOUNCES =
      Set.of(
          "delivery-report",
          "delivery-notice",
          "delivery-status-part",
          "failed-recipients",
          "mailer-daemon",
          "bounce-wording");

  /** What reads like a bounce, and is one only where it holds what only our mail holds. */
  private static final Set<String> DOUBTFUL = Set.of("bounce-words-only", "delivery-status-alone");

  /** What became of the mail. */
  public enum Outcome {
    /** It never arrives. */
    FAILED,
    /** It has not arrived yet, and is tried again. */
    DELAYED,
    /** It has arrived, or been passed on. */
    ARRIVED,
    /** It arrived, and somebody called it spam. */
    COMPLAINT
  }

  public DeliveryReport {
    recipients = List.copyOf(recipients);
    about = List.copyOf(about);
  }

  /** What this mail reports; empty where it is no report on another mail. */
  public static Optional<DeliveryReport> of(InboundMessage mail, Screening screening) {
    return switch (screening.verdict()) {
      case BOUNCE, MACHINE -> report(mail, screening.rules());
      case PERSON_UNANSWERABLE ->
          hits(screening.rules(), DOUBTFUL)
              ? Optional.of(delivery(mail, ReturnedMail.of(mail, false)))
              : Optional.empty();
      case OWN_ECHO, AGENT, PERSON, UNREADABLE -> Optional.empty();
    };
  }

  private static Optional<DeliveryReport> report(InboundMessage mail, List<String> rules) {
    if (hits(rules, COMPLAINTS)) {
      return Optional.of(complaint(mail));
    }
    return hits(rules, BOUNCES)
        ? Optional.of(delivery(mail, ReturnedMail.of(mail, true)))
        : Optional.empty();
  }

  private static boolean hits(List<String> rules, Set<String> wanted) {
    return rules.stream().anyMatch(wanted::contains);
  }

  private static DeliveryReport delivery(InboundMessage mail, List<String> about) {
    List<DeliveryStatus> statuses = DeliveryStatus.in(mail);
    return statuses.isEmpty()
        ? new BounceText(mail).report(about)
        : ofStatuses(mail, statuses, about);
  }

  /** What failed for one recipient and arrived at another, as behind an alias, has arrived. */
  private static DeliveryReport ofStatuses(
      InboundMessage mail, List<DeliveryStatus> statuses, List<String> about) {
    Outcome outcome =
        Stream.of(Outcome.ARRIVED, Outcome.FAILED, Outcome.DELAYED)
            .filter(o -> statuses.stream().anyMatch(s -> s.outcome().equals(Optional.of(o))))
            .findFirst()
            .orElseGet(() -> new BounceText(mail).outcome());
    List<DeliveryStatus> telling =
        statuses.stream().filter(s -> s.outcome().filter(o -> o != outcome).isEmpty()).toList();
    return new DeliveryReport(
        outcome,
        telling.stream().flatMap(s -> s.status().stream()).findFirst(),
        telling.stream().flatMap(s -> s.diagnostic().stream()).findFirst(),
        telling.stream().flatMap(s -> s.recipients().stream()).distinct().toList(),
        about);
  }

  private static DeliveryReport complaint(InboundMessage mail) {
    List<EmailAddress> recipients =
        Reports.ownParts(mail)
            .filter(p -> p.type().equals("message/feedback-report"))
            .flatMap(p -> p.fields().all("Original-Rcpt-To").stream())
            .flatMap(v -> DeliveryStatus.address(v).stream())
            .toList();
    return new DeliveryReport(
        Outcome.COMPLAINT,
        Optional.empty(),
        Optional.empty(),
        recipients,
        ReturnedMail.of(mail, true));
  }
}
