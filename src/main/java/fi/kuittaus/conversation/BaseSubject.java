package fi.kuittaus.conversation;

import fi.kuittaus.mail.Secrets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A subject without what replying and our letters put around it, so that those of one matter are
 * equal.
 *
 * @param text masked as stored subjects are; lower case, one blank between words
 */
public record BaseSubject(String text) {
  private static final Pattern REPLY =
      Pattern.compile(
          "^(?:(?:re|aw|antw|antwort|sv|vs|vl|vb|ref|rif|odp|fw|fwd|wg|tr|rv)(?:\\[\\d+])?\\s*:\\s*)+",
          Pattern.CASE_INSENSITIVE);

  /** Of this subject line. */
  public static BaseSubject of(String subject) {
    String spaced = Secrets.mask(subject).replaceAll("\\s+", " ").strip();
    return new BaseSubject(REPLY.matcher(spaced).replaceFirst("").toLowerCase(Locale.ROOT).strip());
  }

  /** Whether it says nothing, and so fits any matter. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
