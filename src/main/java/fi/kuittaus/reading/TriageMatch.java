package fi.kuittaus.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What ops' rules find in a text.
 *
 * <p>A rule's word matches at the beginning of a word: with five letters or more it matches longer
 * forms too ("käyttökatko": "käyttökatkoksia"), a shorter one only itself ("bill" is not
 * "billion"). Several words match in this order with nothing between. What is denied ("ei
 * kiirettä", "not urgent", "kiirettä ei ole") does not match.
 *
 * @param words of the subject and the customer's own text, in lower case
 */
record TriageMatch(List<String> words) {
  private static final int LONG_ENOUGH_TO_BE_INFLECTED = 5;

  /** How many words before a match may deny it: "ei ole mitään kiirettä". */
  private static final int REACH = 3;

  private static final Set<String> DENIALS = WordList.words("denials.txt");
  private static final Set<String> BREAKS = Set.of(".", ",");

  /** In subject and text; sentence ends stand as words of their own, so that nothing spans them. */
  static TriageMatch in(String subject, String text) {
    String marked =
        (subject + " . " + text)
            .replaceAll("[.!?;:]+(?=\\s|$)|\\n+", " zzend ")
            .replaceAll(",", " zzcomma ");
    return new TriageMatch(
        Words.of(marked).stream()
            .map(w -> w.equals("zzend") ? "." : w.equals("zzcomma") ? "," : w)
            .toList());
  }

  /** Topic and urgency: of each the first rule that names one and matches. */
  Reading.Matter matter(Triage triage) {
    List<Triage.Rule> matching = triage.rules().stream().filter(this::matches).toList();
    return new Reading.Matter(
        first(matching, Triage.Rule::topic).orElse(triage.fallback().topic()),
        first(matching, Triage.Rule::urgency).orElse(triage.fallback().urgency()));
  }

  private static Optional<String> first(
      List<Triage.Rule> rules, Function<Triage.Rule, Optional<String>> part) {
    return rules.stream().map(part).flatMap(Optional::stream).findFirst();
  }

  private boolean matches(Triage.Rule rule) {
    return rule.words().values().stream().flatMap(List::stream).anyMatch(this::says);
  }

  private boolean says(String phrase) {
    List<String> sought = Words.of(phrase.toLowerCase(Locale.ROOT));
    if (sought.isEmpty()) {
      return false;
    }
    for (int at = 0; at + sought.size() <= words.size(); at++) {
      if (standsAt(sought, at) && !isDenied(at, at + sought.size())) {
        return true;
      }
    }
    return false;
  }

  private boolean standsAt(List<String> sought, int at) {
    for (int i = 0; i < sought.size(); i++) {
      if (!fits(sought.get(i), words.get(at + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String sought, String word) {
    return word.equals(sought)
        || (sought.length() >= LONG_ENOUGH_TO_BE_INFLECTED && word.startsWith(sought));
  }

  private boolean isDenied(int from, int to) {
    for (int i = from - 1; i >= Math.max(0, from - REACH) && !BREAKS.contains(words.get(i)); i--) {
      if (DENIALS.contains(words.get(i))) {
        return true;
      }
    }
    return to + 1 < words.size()
        && words.get(to).equals("ei")
        && words.get(to + 1).matches("ole|oo");
  }
}
