package fi.kuittaus.screening;

import fi.kuittaus.mail.Phrases;

/**
 * Questions in a text. People ask; notes that programs send do not, but for the offer of help with
 * which many end ("Any questions?").
 */
final class Questions {
  private static final Phrases OFFERS = Words.section("offer-question");
  private static final int LONGEST_OFFER = 40;

  private Questions() {}

  /** Whether a text, as {@link Phrases} compare it, asks something. */
  static boolean anyIn(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (isMark(text, i) && !isOffer(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** A question mark behind a word and before a space, unlike those of addresses. */
  private static boolean isMark(String text, int at) {
    char c = text.charAt(at);
    return c == '？'
        || ((c == '?' || c == '؟')
            && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)))
            && text.charAt(at - 1) != '/');
  }

  private static boolean isOffer(String text, int mark) {
    int from = mark;
    while (from > 0 && ".!?:;…".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return mark - from <= LONGEST_OFFER && OFFERS.anyIn(text.substring(from, mark));
  }
}
