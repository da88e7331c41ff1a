package fi.kuittaus.screening;

import fi.kuittaus.mail.Phrases;
import java.util.regex.Pattern;

/** A sentence by which a mail says of itself that a program made it: "this is an automated …". */
final class SelfDescription {
  private static final Phrases THIS = Words.section("this");
  private static final Phrases AUTOMATIC = Words.section("automatic");
  private static final Phrases MAIL = Words.section("mail-noun");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;*|] ?|- ");
  private static final int LONGEST = 140;

  private SelfDescription() {}

  /** Whether one stands in a text, as {@link Phrases} compare it. */
  static boolean in(String text) {
    return AUTOMATIC.anyIn(text)
        && SENTENCE_END.splitAsStream(text).map(String::strip).anyMatch(SelfDescription::is);
  }

  private static boolean is(String sentence) {
    int end = THIS.startOf(sentence);
    return end > 0
        && sentence.length() <= LONGEST
        && AUTOMATIC.anyIn(sentence.substring(end))
        && MAIL.anyIn(sentence);
  }
}
