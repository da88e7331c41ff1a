package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.BOUNCE;
import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules for mail that says that another could not be delivered: by structure first, by name and
 * wording only together, since customers forward and quote bounces.
 */
final class BounceRules {

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "delivery-report",
              BOUNCE,
              "A delivery status report (RFC 3464).",
              f -> Reports.isDelivery(f) && !Reports.tellsNoFailure(f)),
          Rule.of(
              "delivery-notice",
              MACHINE,
              "A report of a delay or a success: no failure, or none yet.",
              f -> Reports.hasDeliveryPart(f) && isFromSystem(f) && Reports.tellsNoFailure(f)),
          Rule.of(
              "delivery-status-part",
              BOUNCE,
              "A delivery status from a mail system, outside a proper report.",
              f -> Reports.hasDeliveryPart(f) && isFromSystem(f) && !Reports.tellsNoFailure(f)),
          Rule.of(
              "delivery-status-alone",
              PERSON_UNANSWERABLE,
              "A delivery status that nobody has added a word to.",
              f -> Reports.hasDeliveryPart(f) && !hasWords(f)),
          Rule.of(
              "failed-recipients",
              BOUNCE,
              "X-Failed-Recipients, as Exim and Gmail write it.",
              f -> f.headers().has("X-Failed-Recipients") && !Reports.tellsNoFailure(f)),
          Rule.of(
              "mailer-daemon",
              BOUNCE,
              "From a mailer daemon.",
              f -> f.senders().isDaemon(f.senderLocal()) && !Reports.tellsNoFailure(f)),
          Rule.of(
              "bounce-wording",
              BOUNCE,
              "The words of a bounce from a mail system, or with a null envelope sender; from such"
                  + " a one with it, those of the text.",
              f ->
                  ((readsAsBounce(f) && (isFromSystem(f) || f.sender().isEmpty()))
                          || isSystemsReturn(f))
                      && !Reports.tellsNoFailure(f)),
          Rule.of(
              "bounce-words-only",
              PERSON_UNANSWERABLE,
              "It reads like a bounce in subject and text and asks nothing, though nothing else"
                  + " shows it.",
              f ->
                  f.words("bounce-subject").anyIn(f.subject())
                      && f.words("bounce-body").anyIn(f.said())
                      && talksOfMail(f)
                      && !f.asksAtOnce()),
          Rule.of(
              "null-sender",
              PERSON_UNANSWERABLE,
              "A null envelope sender: bounces have it, and some forwarders give it to people's"
                  + " mail.",
              Facts::hasNullSender));

  /** An address, or an SMTP reply with its enhanced status (RFC 3463). */
  private static final Pattern DETAILS =
      Pattern.compile("[\\w.+-]+@[\\w-]+\\.\\w|\\b[45]\\.\\d\\.\\d{1,3}\\b|\\b[45][0-5]\\d[ -]");

  private BounceRules() {}

  private static boolean talksOfMail(Facts facts) {
    return facts.words("bounce-talk").anyIn(facts.said())
        || DETAILS.matcher(facts.opening()).find();
  }

  private static boolean readsAsBounce(Facts facts) {
    return facts.words("bounce-subject").startOf(facts.subjectWithoutTags()) > 0
        || (facts.words("bounce-subject").anyIn(facts.subject())
            && facts.words("bounce-body").anyIn(facts.opening()));
  }

  private static boolean isSystemsReturn(Facts facts) {
    return facts.hasNullSender()
        && facts.senders().isSystem(facts.senderLocal())
        && facts.words("bounce-body").anyIn(facts.said())
        && DETAILS.matcher(facts.opening()).find();
  }

  private static boolean hasWords(Facts facts) {
    return facts.parts().anyMatch(p -> p.type().startsWith("text/") && !p.attachment());
  }

  private static boolean isFromSystem(Facts facts) {
    return Reports.isReport(facts)
        || facts.hasNullSender()
        || facts.senders().isDaemon(facts.senderLocal())
        || facts.senderName().filter(facts.senders()::isDaemon).isPresent()
        || facts.senders().isSystem(facts.senderLocal());
  }
}
