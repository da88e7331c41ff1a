package fi.kuittaus.reading;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words without which a mail is not taken to be about a topic where nothing but its learned words
 * speak for that: a letter of the topic names it, and must not where the mail does not.
 */
final class TopicProofs {
  /** By language and topic, as {@code en-billing}. */
  private static final Signs ALL = Signs.of("topic-proofs.txt");

  private TopicProofs() {}

  /** Whether these say one of them; true where none are known in one of their languages. */
  static boolean mayBe(String topic, Sentences said) {
    Set<String> asked =
        said.languages().stream()
            .map(language -> language + "-" + topic)
            .collect(Collectors.toSet());
    return asked.isEmpty()
        || !ALL.shown().containsAll(asked)
        || ALL.in(String.join(" ", said.words())).stream().anyMatch(asked::contains);
  }
}
