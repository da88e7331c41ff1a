package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict on a mail with every reason for it.
 *
 * @param reasons every rule that was hit, strictest first; empty for an ordinary person
 * @param to where an answer would go; empty where there is no usable address
 */
public record Screening(Verdict verdict, List<Reason> reasons, Optional<EmailAddress> to) {
  public Screening {
    reasons = reasons.stream().sorted(Comparator.comparing(Reason::verdict)).toList();
  }

  /** The verdict of these reasons: the strictest, or {@code person} where there are none. */
  public static Screening of(List<Reason> reasons, Optional<EmailAddress> to) {
    Verdict verdict =
        reasons.stream().map(Reason::verdict).min(Comparator.naturalOrder()).orElse(Verdict.PERSON);
    return new Screening(verdict, reasons, to);
  }

  /** The same, with one more reason. */
  public Screening with(Reason reason) {
    return of(Stream.concat(reasons.stream(), Stream.of(reason)).toList(), to);
  }

  /** The names of the rules that were hit, strictest first. */
  public List<String> rules() {
    return reasons.stream().map(Reason::rule).toList();
  }
}
