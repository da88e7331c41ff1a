package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules for what automatic replies say, for the many that carry no mark. Words alone silence
 * nobody: "Out of office chairs" is a sales question. The phrases of each language are data.
 */
final class WordingRules {

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "absence-note",
              MACHINE,
              "The subject of an absence note, and a second sign: it answers a mail, or the text"
                  + " agrees.",
              f ->
                  (beginsAbsence(f)
                          && (f.isReply()
                              || wrapsSubject(f)
                              || f.words("absence-body").anyIn(f.opening())))
                      || (f.words("absence-subject").anyIn(f.subject())
                          && f.words("absence-body").anyIn(f.opening()))),
          Rule.of(
              "absence-wording",
              PERSON_UNANSWERABLE,
              "A reply whose text reads like an absence note.",
              f -> f.isReply() && f.words("absence-body").anyIn(f.opening())),
          Rule.of(
              "confirmation",
              MACHINE,
              "An automatic confirmation: the text says so, and it answers a mail or the subject"
                  + " agrees.",
              f ->
                  f.words("automatic-body").anyIn(f.opening())
                      && (f.isReply() || f.words("confirmation-subject").anyIn(f.subject()))),
          Rule.of(
              "confirmation-wording",
              PERSON_UNANSWERABLE,
              "It reads like a confirmation that something was received.",
              f ->
                  f.words("confirmation-body").anyIn(f.opening())
                      && (f.isReply() || f.words("confirmation-subject").anyIn(f.subject()))),
          Rule.of(
              "challenge",
              PERSON_UNANSWERABLE,
              "It asks the sender of a mail to prove that a person sent it.",
              f -> f.words("challenge-body").anyIn(f.opening())));

  /** {@code [#33575] AutoReply: …}: tags that help desks put before the subject say nothing. */
  private static final Pattern TAGS = Pattern.compile("^(?:\\[[^\\]]{1,80}\\] ?)+");

  /** {@code : Re: …}, the subject of the mail that the note answers. */
  private static final Pattern WRAPPED =
      Pattern.compile("^ ?:? ?(?:re|aw|sv|vs|ref|rif|odp|antw|ynt|vá|atb) ?:.*");

  private WordingRules() {}

  private static boolean beginsAbsence(Facts facts) {
    return facts.words("absence-subject-start").startOf(withoutTags(facts)) > 0;
  }

  private static boolean wrapsSubject(Facts facts) {
    String subject = withoutTags(facts);
    return WRAPPED
        .matcher(subject.substring(facts.words("absence-subject-start").startOf(subject)))
        .matches();
  }

  private static String withoutTags(Facts facts) {
    return TAGS.matcher(facts.subject()).replaceFirst("");
  }
}
