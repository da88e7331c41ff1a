package fi.kuittaus.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The telling words of a text, by language: common words, of which one that few languages have
 * weighs more.
 *
 * @param weights the sum of what each word weighs, by language (BCP 47)
 * @param counts how many of its words are known, by language
 * @param known how many words any language knows
 * @param words how many different ones the text has, names left out
 */
record TellingWords(
    Map<String, Double> weights, Map<String, Integer> counts, int known, int words) {
  /** The languages of each word. */
  private static final Map<String, Set<String>> LANGUAGES = languages();

  /** What the second language may have of the best one's weight where nothing else is asked. */
  private static final double FAR_BEHIND = 0.34;

  /** One word that two languages have is not enough to tell by words alone. */
  private static final double ENOUGH = 0.6;

  private static final double MIXED = 0.5;
  private static final int SHORT = 6;
  private static final int FEW = 4;

  TellingWords {
    weights = Map.copyOf(weights);
    counts = Map.copyOf(counts);
  }

  static TellingWords in(List<String> said) {
    Map<String, Double> weights = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    int known = 0;
    int words = 0;
    for (String word : new HashSet<>(said)) {
      words += isName(word) ? 0 : 1;
      known += LANGUAGES.containsKey(word) ? 1 : 0;
      Set<String> languages = LANGUAGES.getOrDefault(word, Set.of());
      for (String language : languages) {
        weights.merge(language, worth(word) / languages.size(), Double::sum);
        counts.merge(language, 1, Integer::sum);
      }
    }
    return new TellingWords(weights, counts, known, words);
  }

  /** Names are of no language. */
  private static boolean isName(String word) {
    return !LANGUAGES.containsKey(word) && PersonalName.isFirstName(word);
  }

  /** A letter by itself may be anything. */
  private static double worth(String word) {
    return word.length() == 1 ? 0.4 : 1;
  }

  boolean isNothing() {
    return weights.isEmpty();
  }

  double weight(String language) {
    return weights.getOrDefault(language, 0.0);
  }

  /** Whether a short text has so many telling words of others that it may be theirs. */
  boolean isMixed(String language) {
    int own = counts.getOrDefault(language, 0);
    int foreign = known - own;
    return foreign >= 2 && words <= SHORT && foreign > MIXED * own;
  }

  /** The weight of the language that has most. */
  double most() {
    return weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** One of these languages where it has half of all words, and the others have few of them. */
  Optional<String> spelled(List<String> preferred) {
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(best -> best.getValue() >= ENOUGH && secondMost() <= FAR_BEHIND * best.getValue())
        .map(Map.Entry::getKey)
        .filter(preferred::contains)
        .filter(language -> isMost(counts.getOrDefault(language, 0)));
  }

  /** Half of the words; of very few, more than half: "Liebes Team" is not English. */
  private boolean isMost(int own) {
    return words < FEW ? 2 * own > words : 2 * own >= words;
  }

  private double secondMost() {
    return weights.values().stream()
        .sorted(java.util.Comparator.reverseOrder())
        .skip(1)
        .findFirst()
        .orElse(0.0);
  }

  /** {@code fi: ja että …}; a language may have several lines. */
  private static Map<String, Set<String>> languages() {
    Map<String, Set<String>> languages = new HashMap<>();
    for (String line : WordList.lines("telling-words.txt")) {
      String[] parts = line.split(":", 2);
      Arrays.stream(parts[1].strip().split("\\s+", -1))
          .forEach(word -> languages.computeIfAbsent(word, _ -> new HashSet<>()).add(parts[0]));
    }
    languages.replaceAll((_, of) -> Set.copyOf(of));
    return Map.copyOf(languages);
  }
}
