package fi.kuittaus.screening;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Phrases;
import fi.kuittaus.mail.Secrets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparisons of texts that leave out what programs change from mail to mail. */
final class SameWords {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  /** What mail programs put before a subject, in their many languages, and the tags of desks. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "^(?:\\s*\\[[^\\]]{1,80}]|\\s*(?:re|vs|sv|aw|antw|vast|odp|rif|ref|rv|ynt|vá|atb|fwd?|vl|wg|tr|enc|doorst|"
              + "回复|返信|答复)\\s*(?:\\[\\d+]|\\(\\d+\\))?\\s*[:：])+\\s*");

  /** A number in brackets: {@code [#4711]}, {@code [Ticket 4711]}, {@code (#4711)}. */
  private static final Pattern TICKET =
      Pattern.compile("\\[[^\\]]{0,40}\\d{2,}[^\\]]{0,40}]|\\(#\\d{2,}\\)");

  /** A line shorter than this is a greeting or a name that two letters may share by chance. */
  private static final int TELLING = 15;

  private static final int FEWEST_RUNS = 6;
  private static final int MOST_WORDS = 500;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\d+(?![\\p{L}\\p{N}])");

  private SameWords() {}

  /** Whether a mail says again what an earlier one did, but for numbers; without words, heads. */
  static boolean in(Exchange.Theirs earlier, InboundMessage mail) {
    String now = letters(Secrets.mask(mail.content().own().text()));
    String then = letters(earlier.ownWords());
    return (now.isEmpty() && then.isEmpty())
        ? !letters(subject(mail.subject())).isEmpty()
            && letters(subject(mail.subject())).equals(letters(subject(earlier.subject())))
        : now.equals(then);
  }

  /**
   * Whether a mail says nearly what an earlier one did: the same numbers, and two in three of the
   * longer one's runs of words. A greeting by the hour or a quoted subject may differ; who orders
   * again orders another amount.
   */
  static boolean nearly(Exchange.Theirs earlier, InboundMessage mail) {
    String now = Secrets.mask(mail.content().own().text());
    Set<String> runs = runs(now);
    Set<String> before = runs(earlier.ownWords());
    int longer = Math.max(runs.size(), before.size());
    runs.retainAll(before);
    return longer >= FEWEST_RUNS
        && 3 * runs.size() >= 2 * longer
        && numbers(now).equals(numbers(earlier.ownWords()));
  }

  /** Each word with the two behind it. */
  private static Set<String> runs(String text) {
    String[] words = letters(text).split(" ", MOST_WORDS);
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + 2 < words.length; i++) {
      runs.add(String.join(" ", words[i], words[i + 1], words[i + 2]));
    }
    return runs;
  }

  private static Set<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(Phrases.normal(text)).replaceAll(" ").strip();
  }

  /** A subject without what answering adds, as {@link Phrases} compare it. */
  static String subject(String subject) {
    return ANSWERED.matcher(Phrases.normal(subject)).replaceFirst("").strip();
  }

  /** Whether a subject says that it answers. */
  static boolean answers(String subject) {
    return ANSWERED.matcher(Phrases.normal(subject)).lookingAt();
  }

  /** Whether a subject carries a number in brackets that none of the others has. */
  static boolean hasNewTicket(String subject, List<String> others) {
    String normal = Phrases.normal(subject);
    return TICKET
        .matcher(normal)
        .results()
        .map(MatchResult::group)
        .anyMatch(tag -> others.stream().map(Phrases::normal).noneMatch(o -> o.contains(tag)));
  }

  /** Whether most of what a text says, and no less than two lines, stands in this letter. */
  static boolean isMostly(String text, String letter) {
    Set<String> ours = telling(letter).collect(Collectors.toSet());
    List<String> lines = telling(text).toList();
    long same = lines.stream().filter(ours::contains).count();
    return same >= 2 && 2 * same >= lines.size();
  }

  private static Stream<String> telling(String text) {
    return text.lines()
        .limit(200)
        .map(SameWords::letters)
        .filter(line -> line.length() >= TELLING)
        .distinct();
  }
}
