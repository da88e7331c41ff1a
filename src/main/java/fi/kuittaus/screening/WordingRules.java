package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.Phrases;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules for what automatic replies say, for the many that carry no mark. Words alone silence
 * nobody: "Out of office chairs" is a sales question. The phrases of each language are data.
 */
final class WordingRules {
  private static final Phrases ABSENCE_START = Words.section("absence-subject-start");
  private static final Phrases ABSENCE_SUBJECT = Words.section("absence-subject");
  private static final Phrases ABSENCE = Words.section("absence-body");
  private static final Phrases RECEIVED_SUBJECT = Words.section("confirmation-subject");
  private static final Phrases RECEIVED = Words.section("confirmation-body");
  private static final Phrases AUTOMATIC = Words.section("automatic-body");
  private static final Phrases CHALLENGE = Words.section("challenge-body");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "absence-note",
              MACHINE,
              "The subject of an absence note, and a second sign: it answers a mail, or the text"
                  + " agrees.",
              f ->
                  (beginsAbsence(f)
                          && (f.isReply() || wrapsSubject(f) || ABSENCE.anyIn(f.opening())))
                      || (ABSENCE_SUBJECT.anyIn(f.subject()) && ABSENCE.anyIn(f.opening()))),
          Rule.of(
              "absence-wording",
              PERSON_UNANSWERABLE,
              "A reply whose text reads like an absence note.",
              f -> f.isReply() && ABSENCE.anyIn(f.opening())),
          Rule.of(
              "confirmation",
              MACHINE,
              "An automatic confirmation: the text says so, and it answers a mail or the subject"
                  + " agrees.",
              f ->
                  AUTOMATIC.anyIn(f.opening())
                      && (f.isReply() || RECEIVED_SUBJECT.anyIn(f.subject()))),
          Rule.of(
              "confirmation-wording",
              PERSON_UNANSWERABLE,
              "It reads like a confirmation that something was received.",
              f ->
                  RECEIVED.anyIn(f.opening())
                      && (f.isReply() || RECEIVED_SUBJECT.anyIn(f.subject()))),
          Rule.of(
              "challenge",
              PERSON_UNANSWERABLE,
              "It asks the sender of a mail to prove that a person sent it.",
              f -> CHALLENGE.anyIn(f.opening())));

  /** {@code [#33575] AutoReply: …}: tags that help desks put before the subject say nothing. */
  private static final Pattern TAGS = Pattern.compile("^(?:\\[[^\\]]{1,80}\\] ?)+");

  /** {@code : Re: …}, the subject of the mail that the note answers. */
  private static final Pattern WRAPPED =
      Pattern.compile("^ ?:? ?(?:re|aw|sv|vs|ref|rif|odp|antw|ynt|vá|atb) ?:.*");

  private WordingRules() {}

  private static boolean beginsAbsence(Facts facts) {
    return ABSENCE_START.startOf(withoutTags(facts)) > 0;
  }

  private static boolean wrapsSubject(Facts facts) {
    String subject = withoutTags(facts);
    return WRAPPED.matcher(subject.substring(ABSENCE_START.startOf(subject))).matches();
  }

  private static String withoutTags(Facts facts) {
    return TAGS.matcher(facts.subject()).replaceFirst("");
  }
}
