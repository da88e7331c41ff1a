package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;

import java.util.List;
import java.util.regex.Pattern;

/** Rules for reports other than bounces: receipts, complaints, DMARC and TLS statistics. */
final class ReportRules {

  /** RFC 7489 section 7.2.1.1 gives the form of the subject and of the file name. */
  private static final Pattern DMARC_SUBJECT =
      Pattern.compile("report domain: ?\\S+ .{0,200}submitter: ?\\S+.*");

  private static final Pattern DMARC_FILE =
      Pattern.compile("(?i)[^!\\s]+![^!\\s]+!\\d+!\\d+(![^!\\s]*)?\\.(xml|zip|xml\\.gz|gz)");

  static final List<Rule> ALL =
      List.of(
          Rule.of("read-receipt", MACHINE, "A read receipt (RFC 8098).", Reports::isReceipt),
          Rule.of(
              "read-receipt-wording",
              MACHINE,
              "Subject and text of a read receipt, as Outlook writes it in plain text.",
              f -> isReceipt(f)),
          Rule.of("abuse-report", MACHINE, "A complaint report (RFC 5965).", Reports::isAbuse),
          Rule.of(
              "complaint",
              MACHINE,
              "A complaint of a feedback loop that is older than RFC 5965: the mail itself,"
                  + " enclosed.",
              f -> f.words("complaint-subject").startOf(f.subject()) > 0 && enclosesMail(f)),
          Rule.of(
              "dmarc-report",
              MACHINE,
              "A DMARC aggregate report, by its subject or its file.",
              f -> DMARC_SUBJECT.matcher(f.subject()).matches() || hasDmarcFile(f)),
          Rule.of(
              "tls-report",
              MACHINE,
              "A TLS report (RFC 8460).",
              f ->
                  f.headers().has("TLS-Report-Domain")
                      || f.parts().anyMatch(p -> p.type().startsWith("application/tlsrpt"))),
          Rule.of(
              "other-report",
              MACHINE,
              "A multipart/report of another kind.",
              f ->
                  Reports.isReport(f)
                      && !Reports.isDelivery(f)
                      && !Reports.isReceipt(f)
                      && !Reports.isAbuse(f)));

  private static final int SHORTEST_SUBJECT = 3;

  private ReportRules() {}

  /** Outlook's receipts have the subject of the mail that was read, and repeat it in the text. */
  private static boolean isReceipt(Facts facts) {
    int end = facts.words("receipt-subject").startOf(facts.subject());
    if (end == 0) {
      return false;
    }
    String read = facts.subject().substring(end).strip();
    return (facts.words("receipt-body").anyIn(facts.opening())
            || (read.length() >= SHORTEST_SUBJECT && facts.opening().contains(": " + read)))
        && !facts.asks();
  }

  private static boolean enclosesMail(Facts facts) {
    return facts.hasPart("message/rfc822");
  }

  private static boolean hasDmarcFile(Facts facts) {
    return facts
        .parts()
        .flatMap(p -> p.fileName().stream())
        .anyMatch(name -> DMARC_FILE.matcher(name).matches());
  }
}
