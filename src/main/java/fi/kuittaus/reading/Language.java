package fi.kuittaus.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The language of a text: what a statistical model says of its letters, weighed with the telling
 * words that the text holds.
 *
 * <p>The model knows 183 languages and on a short line often finds a rare one; the words are what
 * one line of a customer can be known by. Where the two do not agree well enough, nothing is said.
 */
final class Language {
  private static final Map<String, String> CODES = codes();

  /** The model's probabilities lie close together on a short text: what tells is their ratio. */
  private static final int SHARPNESS = 6;

  /** How much more likely a telling word makes its language, as an exponent. */
  private static final double WORD_WEIGHT = 1.8;

  /** How much more likely a mailbox's own languages are than any other. */
  private static final double HOME = 3;

  /** The share that the best language needs of all; and one that a mailbox does not write. */
  private static final double SURE = 0.85;

  private static final double SURE_OF_OTHERS = 0.95;

  /** By how much the telling words may prefer another: less than what two languages share. */
  private static final double LITTLE = 0.5;

  /** How much likelier a language that we do not know may be before we say nothing. */
  private static final double UNKNOWN = 1.1;

  /** Without telling words a text needs this many letters. */
  private static final int ENOUGH_LETTERS = 25;

  /** How much is searched for telling words. */
  private static final int MOST_CHARACTERS = 2_000;

  /** How much the model is asked about; more does not make it surer. */
  private static final int MOST_LETTERS = 500;

  private Language() {}

  /**
   * The language of these words, BCP 47; empty where it is not sure.
   *
   * @param preferred the mailbox's languages, which need less certainty
   */
  static Optional<String> of(String text, List<String> preferred) {
    String words = Plainly.ofLinks(text);
    String sample = words.substring(0, Math.min(words.length(), MOST_CHARACTERS));
    TellingWords told = TellingWords.in(Words.of(sample));
    return told.spelled(preferred).or(() -> weighed(sample, told, preferred));
  }

  private static Optional<String> weighed(
      String sample, TellingWords told, List<String> preferred) {
    long letters = sample.codePoints().filter(Character::isLetter).count();
    if (letters < ENOUGH_LETTERS && told.isNothing()) {
      return Optional.empty();
    }
    String beginning = sample.substring(0, Math.min(sample.length(), MOST_LETTERS));
    Map<String, Double> weights = new HashMap<>();
    likely(beginning, told.isNothing())
        .forEach((language, p) ->
            weights.put(
                language,
                Math.pow(p, SHARPNESS)
                    * Math.exp(WORD_WEIGHT * told.weight(language))
                    * (preferred.contains(language) ? HOME : 1)));
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(best -> isSure(best.getKey(), best.getValue() / sum, told, preferred))
        .map(Map.Entry::getKey);
  }

  private static boolean isSure(
      String language, double share, TellingWords told, List<String> preferred) {
    boolean contradicted = told.most() - told.weight(language) > LITTLE || told.isMixed(language);
    return !contradicted && share >= (preferred.contains(language) ? SURE : SURE_OF_OTHERS);
  }

  /**
   * How likely the model finds the languages that we know; none where it finds another likelier and
   * no word speaks against it.
   */
  private static Map<String, Double> likely(String sample, boolean wordless) {
    Map<String, Double> known = new HashMap<>();
    double unknown = 0;
    for (var guess : LetterModel.likelihoods(sample).entrySet()) {
      String code = CODES.get(guess.getKey());
      if (code == null) {
        unknown = Math.max(unknown, guess.getValue());
      } else {
        known.merge(code, guess.getValue(), Math::max);
      }
    }
    double best = known.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return wordless && unknown > UNKNOWN * best ? Map.of() : known;
  }

  /** {@code fin fi}: the model's code and ours. */
  private static Map<String, String> codes() {
    return WordList.lines("languages.txt").stream()
        .map(line -> line.split("\\s+", -1))
        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
  }
}
