package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.util.List;
import java.util.regex.Pattern;

/** Rules for the marks that programs put on their mail, beyond what RFC 3834 asks of them. */
final class ProgramRules {
  private static final Marks REPLIES = Marks.section("automatic-reply");
  private static final Marks SOCIAL = Marks.section("social-notice");
  private static final Marks HELPDESK = Marks.section("helpdesk");
  private static final Marks TRACKER = Marks.section("tracker");
  private static final Marks SERVICE = Marks.section("sending-service");
  private static final Marks LIBRARY = Marks.section("mail-library");

  /** An envelope sender that holds the recipient's address or a number of the mail's own. */
  private static final Pattern VERP =
      Pattern.compile(
          "(?:bounces?|b|return|returns|errors?|msprvs\\d?|delivery|verp|rp|em)[-+_.=][^@]*\\d[^@]*@.*"
              + "|[^@]+[-+=][^@]*=[^@]+\\.[^@]+@.*|\\d[0-9a-f-]{20,}@.*");

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
              "sent-by-program",
              PERSON_UNANSWERABLE,
              "A program or a sending service sent it from an address that is nobody's name; it"
                  + " asks nothing, and no visitor of a form stands behind it.",
              ProgramRules::isSentByProgram),
          Rule.of(
              "tracker",
              PERSON_UNANSWERABLE,
              "A notice of an issue tracker or code host.",
              TRACKER::in));

  private ProgramRules() {}

  private static boolean isSentByProgram(Facts facts) {
    return (SERVICE.in(facts) || LIBRARY.in(facts) || hasOwnEnvelopeSender(facts))
        && !facts.isReply()
        && !facts.isReplySubject()
        && !facts.asks()
        && !facts.speaksForOneself()
        && !facts.isFromNamedPerson()
        && facts.answerTo().equals(facts.sender())
        && !SenderRules.isForm(facts);
  }

  /** Made for this one mail, so that its bounce tells whom it concerns; a forwarder's is not. */
  private static boolean hasOwnEnvelopeSender(Facts facts) {
    return facts
        .returnPath()
        .filter(p -> !p.startsWith("srs") && !p.startsWith("prvs=") && VERP.matcher(p).matches())
        .isPresent();
  }

  /** OOF alone concerns absence notes, and DR, RN and NRN receipts: our letter is neither. */
  private static boolean asksForSilence(Facts facts) {
    return facts.tokens("X-Auto-Response-Suppress").stream()
        .flatMap(v -> List.of(v.split("[,\\s]+", -1)).stream())
        .anyMatch(v -> v.equals("all") || v.equals("autoreply"));
  }
}
