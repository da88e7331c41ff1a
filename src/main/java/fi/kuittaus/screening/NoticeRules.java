package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.Phrases;
import java.util.List;

/**
 * Rules for what services tell their customers: an order has shipped, a bill is there, a code is
 * this. Much of it carries no mark and comes from an ordinary address.
 *
 * <p>Customers write of the same things. They ask, say "I" or "but", or write from an address of
 * their own name, and any of these is enough to leave them alone.
 */
final class NoticeRules {
  private static final Phrases THINGS = Words.section("notice-thing");
  private static final Phrases STATES = Words.section("notice-state");
  private static final Phrases SENTENCES = Words.section("notice-phrase");
  private static final Phrases NOUNS = Words.section("notice-noun");
  private static final Phrases CONTRASTS = Words.section("contrast");

  /** How far behind a thing what became of it may stand. */
  private static final int NEAR = 60;

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "notice-wording",
              PERSON_UNANSWERABLE,
              "It reads like a service's notice of an order, a bill, an account or a visit, asks"
                  + " nothing, and no person stands behind it.",
              f -> !f.isReply() && !isPersons(f) && isNotice(f)));

  private NoticeRules() {}

  private static boolean isNotice(Facts facts) {
    String subject = facts.isReplySubject() ? "" : facts.subjectWithoutTags();
    return tells(facts.said())
        || tells(subject)
        || (NOUNS.anyIn(subject) && NOUNS.anyIn(facts.said()));
  }

  private static boolean isPersons(Facts facts) {
    return facts.asks()
        || facts.speaksForOneself()
        || facts.isFromNamedPerson()
        || CONTRASTS.anyIn(facts.said());
  }

  private static boolean tells(String text) {
    return SENTENCES.anyIn(text) || tellsWhatBecame(text);
  }

  /** "Your order" with "has shipped" behind it, in one sentence. */
  private static boolean tellsWhatBecame(String text) {
    for (int end = THINGS.endAfter(text, 0); end > 0; end = THINGS.endAfter(text, end)) {
      int state = STATES.endAfter(text, end);
      if (state > 0 && state - end <= NEAR && !endsSentence(text, end, state)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsSentence(String text, int from, int to) {
    String between = text.substring(from, to);
    return between.contains(". ") || between.contains("! ") || between.contains("。");
  }
}
