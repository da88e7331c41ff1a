package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules for Auto-Submitted (RFC 3834 section 5): any field with any value but {@code no}. */
final class AutoSubmittedRules {
  private static final Set<String> KNOWN =
      Set.of("no", "", "auto-replied", "auto-generated", "auto-notified", "auto-forwarded");

  static final List<Rule> ALL =
      List.of(
          Rule.of("auto-replied", MACHINE, "Auto-Submitted: auto-replied.", says("auto-replied")),
          new Rule(
              "auto-generated",
              "Auto-Submitted: auto-generated; Exchange stamps it on people's mail that a rule"
                  + " forwards, and then somebody may wait.",
              f ->
                  says("auto-generated").test(f)
                      ? java.util.Optional.of(forwardedByRule(f) ? PERSON_UNANSWERABLE : MACHINE)
                      : java.util.Optional.empty()),
          Rule.of(
              "auto-notified",
              MACHINE,
              "Auto-Submitted: auto-notified (RFC 5436).",
              says("auto-notified")),
          Rule.of(
              "auto-forwarded",
              PERSON_UNANSWERABLE,
              "Auto-Submitted: auto-forwarded: a program passed it on, a person may have written"
                  + " it.",
              says("auto-forwarded")),
          Rule.of(
              "auto-submitted",
              MACHINE,
              "Auto-Submitted with another value than no.",
              f -> f.tokens("Auto-Submitted").stream().anyMatch(t -> !KNOWN.contains(t))));

  private AutoSubmittedRules() {}

  private static Predicate<Facts> says(String value) {
    return f -> f.tokens("Auto-Submitted").contains(value);
  }

  private static boolean forwardedByRule(Facts facts) {
    return facts.headers().has("X-MS-Exchange-Inbox-Rules-Loop")
        || facts.headers().has("X-MS-Exchange-ForwardingLoop");
  }
}
