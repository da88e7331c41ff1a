package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.util.List;

/**
 * Rules for what a trusted host says of the sender. Forwarding breaks DMARC, so that a failure
 * never proves that nobody waits; SPF or DKIM alone prove nothing.
 */
final class AuthenticationRules {
  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "dmarc-fail",
              PERSON_UNANSWERABLE,
              "A trusted host says that DMARC fails: an answer may reach somebody who never wrote.",
              f -> f.authentication().filter(a -> a.says("dmarc", "fail")).isPresent()));

  private AuthenticationRules() {}
}
