package fi.kuittaus.reading;

import java.util.List;
import java.util.Set;

/** Whether a text says nothing but thanks. */
final class OnlyThanks {
  private static final Set<String> THANKS = WordList.words("thanks.txt");
  private static final Set<String> POLITENESS = WordList.words("politeness.txt");
  private static final int MOST_WORDS = 20;


  /** The agent's, and the writer's own first and family name. */
  private static final int MOST_NAMES = 3;

  private OnlyThanks() {}

  /** Every word of it is thanks, politeness or a name; a question or a number is more than that. */
  static boolean is(String words) {
    List<String> all = Words.of(words);
    return all.size() <= MOST_WORDS
        && !words.contains("?")
        && all.stream().anyMatch(THANKS::contains)
        && isNothingElse(all.stream().filter(w -> !THANKS.contains(w) && !POLITENESS.contains(w)).toList());
  }

  private static boolean isNothingElse(List<String> rest) {
    return rest.size() <= MOST_NAMES && rest.stream().allMatch(PersonalName::isFirstName);
  }
}
