package fi.kuittaus.screening;

import fi.kuittaus.mail.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lists of subjects, phrases and senders that rules look for, in force: the built-in ones of
 * all languages, with what ops add to them and take out. Safe for several threads.
 */
public final class Wordbook {
  /** The lists that ops may change, by name. */
  public static final List<String> NAMES =
      List.of(
          "absence-body",
          "absence-meanwhile",
          "absence-subject",
          "absence-subject-start",
          "automatic-body",
          "automatic-prefix",
          "bounce-body",
          "bounce-subject",
          "bounce-talk",
          "bulk-body",
          "bulk-senders",
          "challenge-body",
          "complaint-subject",
          "confirmation-body",
          "confirmation-subject",
          "daemon-senders",
          "form-label",
          "form-senders",
          "list-senders",
          "no-reply-senders",
          "notice-senders",
          "receipt-body",
          "receipt-subject",
          "system-senders");

  /** The built-in lists. */
  public static final Wordbook BUILT_IN = new Wordbook(Map.of());

  private final Map<String, Phrases> lists;

  private Wordbook(Map<String, Change> changes) {
    Map<String, Phrases> all = new HashMap<>();
    for (String name : NAMES) {
      Change change = changes.getOrDefault(name, Change.NONE);
      all.put(
          name, change.equals(Change.NONE) ? Words.section(name) : new Phrases(change.of(name)));
    }
    this.lists = Map.copyOf(all);
  }

  /**
   * What ops change in a list.
   *
   * @param add what it has besides
   * @param without what it has no longer, in any spelling of case and space
   */
  public record Change(List<String> add, List<String> without) {
    /** Nothing. */
    public static final Change NONE = new Change(List.of(), List.of());

    public Change {
      add = List.copyOf(add);
      without = List.copyOf(without);
    }

    private List<String> of(String name) {
      List<String> gone = without.stream().map(Phrases::normal).toList();
      Stream<String> kept =
          Words.list(name).stream().filter(line -> !gone.contains(Phrases.normal(line)));
      return Stream.concat(kept, add.stream()).collect(Collectors.toCollection(ArrayList::new));
    }
  }

  /**
   * The built-in lists with these changes, by the lists' names.
   *
   * @throws IllegalArgumentException if a list is none of {@link #NAMES}
   */
  public static Wordbook with(Map<String, Change> changes) {
    if (!NAMES.containsAll(changes.keySet())) {
      throw new IllegalArgumentException("a change of a list that there is not");
    }
    return changes.isEmpty() ? BUILT_IN : new Wordbook(changes);
  }

  /** Whether a built-in list has this phrase, in any spelling of case and space. */
  public static boolean has(String name, String phrase) {
    return Words.list(name).stream().map(Phrases::normal).anyMatch(Phrases.normal(phrase)::equals);
  }

  Phrases list(String name) {
    Phrases list = lists.get(name);
    if (list == null) {
      throw new IllegalArgumentException("no list is called " + name);
    }
    return list;
  }
}
