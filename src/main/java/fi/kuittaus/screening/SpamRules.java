package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.Header;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Rules for verdicts of spam and virus filters. Nobody marks their own mail so, but relays err:
 * only a trusted host's verdict makes a mail a machine's.
 */
final class SpamRules {
  private static final Marks SPAM = Marks.section("spam-verdict");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "spam", MACHINE, "A trusted host says that it is spam.", SpamRules::isTrustedVerdict),
          Rule.of(
              "spam-elsewhere",
              PERSON_UNANSWERABLE,
              "A host that we do not trust says that it is spam.",
              f -> SPAM.in(f) && !isTrustedVerdict(f)));

  private SpamRules() {}

  /**
   * A verdict is a trusted host's where it stands above its Authentication-Results, since fields
   * are added on top, or where SpamAssassin names the host.
   */
  private static boolean isTrustedVerdict(Facts facts) {
    return aboveTrustedResults(facts).anyMatch(SPAM::isMark)
        || (SPAM.in(facts)
            && facts.headers().all("X-Spam-Checker-Version").stream()
                .map(v -> v.toLowerCase(Locale.ROOT))
                .anyMatch(
                    v -> facts.policy().trust().stream().anyMatch(t -> v.endsWith(" on " + t))));
  }

  private static Stream<Header> aboveTrustedResults(Facts facts) {
    List<Header> fields = facts.headers().fields();
    for (int i = 0; i < fields.size(); i++) {
      Header field = fields.get(i);
      if (field.is("Authentication-Results")
          && facts.policy().trust().contains(AuthenticationResults.parse(field.value()).server())) {
        return fields.subList(0, i).stream();
      }
    }
    return Stream.empty();
  }
}
