package fi.kuittaus.letter;

import fi.kuittaus.conversation.Matter;
import java.util.regex.Pattern;

/** The subject line of our letters. */
final class Subject {
  private static final int LONGEST = 200;

  /** What mail programs put before a subject when one answers. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "^(?:\\s*(?:re|vs|sv|aw|antw|vast|odp|rif)\\s*(?:\\[\\d+]|\\(\\d+\\))?\\s*[:：])+\\s*",
          Pattern.CASE_INSENSITIVE);

  private Subject() {}

  /** The customer's own with one "Re:", where we may repeat it; else the neutral one. */
  static String of(Matter matter, String neutral) {
    String own = ANSWERED.matcher(Plain.line(matter.subject())).replaceFirst("");
    return matter.subjectQuoted() && !own.isEmpty()
        ? "Re: " + Plain.cut(own, LONGEST)
        : Plain.line(neutral);
  }
}
