package fi.kuittaus.conversation;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.screening.DeliveryReport;
import java.util.Optional;

/**
 * A mail system's report on a letter of ours, and the conversation that it is about.
 *
 * @param letter the letter; empty: the report proves none, or it is not stored any more
 * @param proven whether the report holds what only a mail of ours holds: else anybody may have
 *     written it, and nothing follows
 */
public record Returned(
    DeliveryReport report, Conversation conversation, Optional<Letter> letter, boolean proven) {

  /**
   * The letter that is reported on.
   *
   * @param kind its label
   * @param to whom it went to
   */
  public record Letter(String kind, EmailAddress to) {}

  /** The conversation after it: no letters go where they never arrive, or are called spam. */
  Conversation after() {
    return stopsLetters() ? conversation.unreachable() : conversation;
  }

  /**
   * Whether letters stop with it. The promise clock runs on. A customer who writes by another
   * address meanwhile is written to there.
   */
  public boolean stopsLetters() {
    boolean lost =
        switch (report.outcome()) {
          case FAILED, COMPLAINT -> true;
          case DELAYED, ARRIVED -> false;
        };
    return proven && lost && conversation.customer().answerTo().filter(this::isThere).isPresent();
  }

  private boolean isThere(EmailAddress answerTo) {
    return letter.map(l -> l.to().key().equals(answerTo.key())).orElse(true);
  }

  /** The word for it in the history. */
  public String event() {
    if (!proven) {
      return "report-unproven";
    }
    return switch (report.outcome()) {
      case FAILED -> "bounced";
      case DELAYED -> "delayed";
      case ARRIVED -> "arrived";
      case COMPLAINT -> "complaint";
    };
  }

  /** What happened, in words of ours alone. */
  public String detail() {
    String what = letter.map(Letter::kind).orElse("a letter") + status();
    if (!proven) {
      return "a mail system reports, and proves by nothing that it had a mail of ours";
    }
    return stopsLetters() ? what + "; no letters go to this customer any more" : what;
  }

  private String status() {
    return report.status().map(code -> ", " + code).orElse("");
  }
}
