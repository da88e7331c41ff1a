package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.util.List;

/** Rules for the marks that programs put on their mail, beyond what RFC 3834 asks of them. */
final class ProgramRules {
  private static final Marks REPLIES = Marks.section("automatic-reply");
  private static final Marks SOCIAL = Marks.section("social-notice");
  private static final Marks HELPDESK = Marks.section("helpdesk");
  private static final Marks TRACKER = Marks.section("tracker");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "auto-reply-header",
              MACHINE,
              "A field by which autoresponders mark their replies.",
              REPLIES::in),
          Rule.of(
              "suppress-header",
              PERSON_UNANSWERABLE,
              "X-Auto-Response-Suppress: All or AutoReply, which asks for silence and proves"
                  + " nothing.",
              ProgramRules::asksForSilence),
          Rule.of("social-notice", MACHINE, "A notice of a social network.", SOCIAL::in),
          Rule.of(
              "other-helpdesk",
              PERSON_UNANSWERABLE,
              "From another help desk: two desks must not talk by themselves, yet a person may"
                  + " write.",
              HELPDESK::in),
          Rule.of(
              "tracker",
              PERSON_UNANSWERABLE,
              "A notice of an issue tracker or code host.",
              TRACKER::in));

  private ProgramRules() {}

  /** OOF alone concerns absence notes, and DR, RN and NRN receipts: our letter is neither. */
  private static boolean asksForSilence(Facts facts) {
    return facts.tokens("X-Auto-Response-Suppress").stream()
        .flatMap(v -> List.of(v.split("[,\\s]+", -1)).stream())
        .anyMatch(v -> v.equals("all") || v.equals("autoreply"));
  }
}
