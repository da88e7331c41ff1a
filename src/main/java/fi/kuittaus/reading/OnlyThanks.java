package fi.kuittaus.reading;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a mail says nothing but thanks. */
final class OnlyThanks {
  private static final Set<String> THANKS = WordList.words("thanks.txt");
  private static final Set<String> POLITENESS = WordList.words("politeness.txt");
  private static final int MOST_WORDS = 25;

  /** The agent's, and the writer's own first and family name. */
  private static final int MOST_NAMES = 3;

  private OnlyThanks() {}

  /** Every word of it is thanks, politeness or a name; a question or a number is more than that. */
  static boolean is(InboundMessage mail) {
    String words = mail.content().own().text();
    List<String> all = Words.of(words);
    return all.size() <= MOST_WORDS
        && !words.contains("?")
        && all.stream().anyMatch(THANKS::contains)
        && isNothingElse(all, shown(mail));
  }

  private static boolean isNothingElse(List<String> all, Set<String> shown) {
    List<String> rest =
        all.stream()
            .filter(w -> !THANKS.contains(w) && !POLITENESS.contains(w) && !shown.contains(w))
            .toList();
    return rest.size() <= MOST_NAMES && rest.stream().allMatch(PersonalName::isFirstName);
  }

  /** The words of the display name, with which the mail may be signed. */
  private static Set<String> shown(InboundMessage mail) {
    Set<String> shown = new HashSet<>();
    mail.participants().from().stream()
        .findFirst()
        .flatMap(NamedAddress::name)
        .ifPresent(name -> shown.addAll(Words.of(name)));
    return shown;
  }
}
