package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.Phrases;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules for what automatic replies say, for the many that carry no mark. Words alone silence
 * nobody: "Out of office chairs" is a sales question, and who asks something is no program. The
 * phrases of each language are data.
 */
final class WordingRules {

  private static final Phrases ABSENCE_ANSWER = Words.section("absence-answer");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "absence-note",
              MACHINE,
              "The subject that programs give to an absence note, and a second sign: it answers a"
                  + " mail, or the text agrees and asks nothing.",
              f ->
                  beginsAutomatically(f)
                      && (f.isReply()
                          || wraps(f, f.words("automatic-prefix"))
                          || (f.words("absence-body").anyIn(f.said()) && !f.asks()))),
          Rule.of(
              "automatic-prefix",
              PERSON_UNANSWERABLE,
              "The subject is what mail programs put before that of the mail they answer.",
              WordingRules::hasPrefix),
          Rule.of(
              "absence-wording",
              PERSON_UNANSWERABLE,
              "It reads like an absence note: it answers a mail, the subject and the text agree, or"
                  + " it says what to do meanwhile or when mails are answered.",
              f -> readsAsAbsence(f) || (beginsAbsence(f) && (f.isReply() || wraps(f)))),
          Rule.of(
              "confirmation",
              MACHINE,
              "An automatic confirmation: the text says so, and it answers a mail or the subject"
                  + " agrees.",
              f ->
                  f.words("automatic-body").anyIn(f.said())
                      && (f.isReply() || f.words("confirmation-subject").anyIn(f.subject()))
                      && !f.asks()),
          Rule.of(
              "automatic-wording",
              PERSON_UNANSWERABLE,
              "It says of itself that a program sent it, or that nobody reads answers to it.",
              f ->
                  !f.asks()
                      && (f.words("automatic-body").anyIn(f.said())
                          || SelfDescription.in(f.said()))),
          Rule.of(
              "confirmation-wording",
              PERSON_UNANSWERABLE,
              "It reads like a confirmation that something was received.",
              f ->
                  f.words("confirmation-body").anyIn(f.said())
                      && (f.isReply() || f.words("confirmation-subject").anyIn(f.subject()))
                      && !f.asks()),
          Rule.of(
              "confirmation-subject",
              PERSON_UNANSWERABLE,
              "The subject confirms that something was received, and gives it a number.",
              WordingRules::confirmsWithNumber),
          Rule.of(
              "challenge",
              PERSON_UNANSWERABLE,
              "It asks the sender of a mail to prove that a person sent it.",
              f -> f.words("challenge-body").anyIn(f.said())));

  private static final String REPLY_MARK =
      "(?:re|aw|sv|vs|ref|rif|odp|antw|ynt|vá|atb|fwd?|wg|vb|vl|tr|rv|i|enc|pd) ?:";

  /** {@code : Re: …}, the subject of the mail that the note answers. */
  private static final Pattern WRAPPED = Pattern.compile("^ ?:? ?" + REPLY_MARK + ".*");

  private static final Pattern REPLY = Pattern.compile("^" + REPLY_MARK + ".*");

  /** Nothing, or what stands between a prefix and the subject that it was put before. */
  private static final Pattern AFTER_PREFIX = Pattern.compile("^(?: ?[:：\\-–—(\\[】\\]!.].*)?$");

  private static final Pattern CASE_NUMBER = Pattern.compile("[#№]|\\d{4}|\\d-\\d");

  private WordingRules() {}

  private static boolean hasPrefix(Facts facts) {
    String subject = facts.subjectWithoutTags();
    int end = facts.words("automatic-prefix").startOf(subject);
    if (end == 0) {
      return false;
    }
    String rest = subject.substring(end);
    return AFTER_PREFIX.matcher(rest).matches() && (rest.length() > 1 || !facts.asks());
  }

  private static boolean readsAsAbsence(Facts facts) {
    return (facts.words("absence-body").anyIn(facts.said())
            && (facts.words("absence-meanwhile").anyIn(facts.said())
                || (answersOrAgrees(facts) && !facts.asks())))
        || (!facts.asks() && ABSENCE_ANSWER.anyIn(facts.said()));
  }

  private static boolean answersOrAgrees(Facts facts) {
    return facts.isReply()
        || facts.isReplySubject()
        || hasAbsenceSubject(facts)
        || beginsWithOwnName(facts);
  }

  /** "Ann Lind is not here": people do not begin a subject with their own name. */
  private static boolean beginsWithOwnName(Facts facts) {
    return facts
        .senderName()
        .map(name -> name.replaceAll("/.*", ""))
        .filter(name -> name.contains(" ") && facts.subject().startsWith(name))
        .isPresent();
  }

  private static boolean hasAbsenceSubject(Facts facts) {
    return beginsAbsence(facts) || facts.words("absence-subject").anyIn(facts.subject());
  }

  private static boolean beginsAbsence(Facts facts) {
    return facts.words("absence-subject-start").startOf(facts.subjectWithoutTags()) > 0;
  }

  private static boolean beginsAutomatically(Facts facts) {
    return facts.words("automatic-prefix").startOf(facts.subjectWithoutTags()) > 0;
  }

  private static boolean wraps(Facts facts) {
    return wraps(facts, facts.words("absence-subject-start"));
  }

  private static boolean wraps(Facts facts, Phrases start) {
    String subject = facts.subjectWithoutTags();
    return WRAPPED.matcher(subject.substring(start.startOf(subject))).matches();
  }

  private static boolean confirmsWithNumber(Facts facts) {
    String subject = facts.subject();
    return facts.words("confirmation-subject").anyIn(subject)
        && CASE_NUMBER.matcher(subject).find()
        && !REPLY.matcher(facts.subjectWithoutTags()).matches()
        && !facts.asks();
  }
}
