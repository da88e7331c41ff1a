package fi.kuittaus.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;

/**
 * A statistical model of the letters of 183 languages.
 *
 * <p>It asks which runs of one to three characters a text has. OpenNLP's own detector finds them
 * with five regular expressions and a buffer for each run, which takes ten times as long.
 */
final class LetterModel {
  private static final int LONGEST_RUN = 3;

  /** A run of the same character says no more than two of it. */
  private static final int MOST_REPEATED = 2;

  private LetterModel() {}

  /**
   * How likely each language is, by the model's codes.
   *
   * @param text without links, addresses and numbers
   */
  static Map<String, Double> likelihoods(String text) {
    MaxentModel model = Loaded.MODEL;
    double[] likely = model.eval(runs(condensed(text)).toArray(String[]::new));
    Map<String, Double> byCode = new HashMap<>();
    for (int i = 0; i < likely.length; i++) {
      byCode.put(model.getOutcome(i), likely[i]);
    }
    return byCode;
  }

  private static Set<String> runs(String text) {
    Set<String> runs = new HashSet<>();
    for (int length = 1; length <= LONGEST_RUN; length++) {
      for (int at = 0; at + length <= text.length(); at++) {
        runs.add(text.substring(at, at + length));
      }
    }
    return runs;
  }

  /** In lower case, with one space for every gap, and no character more than twice in a row. */
  private static String condensed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int repeated = 0;
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      char next = Character.isWhitespace(c) || Character.isSurrogate(c) ? ' ' : c;
      repeated = !out.isEmpty() && out.charAt(out.length() - 1) == next ? repeated + 1 : 1;
      if (repeated <= (next == ' ' ? 1 : MOST_REPEATED)) {
        out.append(next);
      }
    }
    return out.toString().strip();
  }

  /** Loaded when the first mail is read, once; immutable. */
  private static final class Loaded {
    static final MaxentModel MODEL = load();

    private static MaxentModel load() {
      try (InputStream in =
          Objects.requireNonNull(LetterModel.class.getResourceAsStream("/langdetect-183.bin"))) {
        return new LanguageDetectorModel(in).getMaxentModel();
      } catch (IOException e) {
        throw new UncheckedIOException("the language model cannot be read", e);
      }
    }
  }
}
