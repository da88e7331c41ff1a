package fi.kuittaus.cli;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Grounds;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.screening.Reason;
import fi.kuittaus.screening.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What would happen to a mail, and why.
 *
 * @param reasons every rule that it hit, strictest first
 * @param to where an answer would go; empty: it gets none
 * @param understood what its text tells; empty where it could not be read
 * @param promise what would be promised; empty where nobody waits
 * @param letter the acknowledgement; empty where it gets none
 */
record Explanation(
    Verdict verdict,
    List<Reason> reasons,
    Optional<EmailAddress> to,
    Optional<Understood> understood,
    Optional<Quote> promise,
    Optional<OutboundMessage> letter) {

  /** What a text tells, and what its topic and urgency were decided by. */
  record Understood(Reading reading, Grounds grounds) {}

  Optional<Reading> reading() {
    return understood.map(Understood::reading);
  }

  Optional<Grounds> grounds() {
    return understood.map(Understood::grounds);
  }

  /** A promise as a letter quotes it. */
  record Quote(Promise promise, String quoted) {}

  /** Of what cannot be read. */
  static Explanation unreadable() {
    return new Explanation(
        Verdict.UNREADABLE,
        List.of(new Reason("unreadable", Verdict.UNREADABLE)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
