package fi.kuittaus.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;

/**
 * A statistical model of the letters of 183 languages.
 *
 * <p>It asks which runs of one to three characters a text has. OpenNLP's own detector finds them
 * with five regular expressions and a buffer for each run, which takes ten times as long, and keeps
 * the model in four times the memory.
 */
final class LetterModel {
  /** A run of the same character says no more than two of it. */
  private static final int MOST_REPEATED = 2;

  private LetterModel() {}

  /**
   * How likely each language is, by the model's codes.
   *
   * @param text without links, addresses and numbers
   */
  static Map<String, Double> likelihoods(String text) {
    List<String> codes = Loaded.MODEL.codes();
    double[] points = Loaded.MODEL.weights().sums(runs(condensed(text)), codes.size());
    double most = Arrays.stream(points).max().orElse(0);
    double[] likely = Arrays.stream(points).map(p -> Math.exp(p - most)).toArray();
    double all = Arrays.stream(likely).sum();
    Map<String, Double> byCode = new HashMap<>();
    for (int i = 0; i < likely.length; i++) {
      byCode.put(codes.get(i), likely[i] / all);
    }
    return byCode;
  }

  private static long[] runs(String text) {
    long[] runs = new long[RunWeights.LONGEST * text.length()];
    int count = 0;
    for (int length = 1; length <= RunWeights.LONGEST; length++) {
      for (int at = 0; at + length <= text.length(); at++) {
        runs[count++] = RunWeights.of(text, at, length);
      }
    }
    return Arrays.copyOf(runs, count);
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

  /**
   * The model as it is kept.
   *
   * @param codes of the languages, in the order of the weights' outcomes
   */
  private record Model(RunWeights weights, List<String> codes) {
    Model {
      codes = List.copyOf(codes);
    }
  }

  /** Loaded when the first mail is read, once; immutable. */
  private static final class Loaded {
    static final Model MODEL = load();

    /** The model's parts by their places, as {@code getDataStructures} documents them. */
    private static Model load() {
      try (InputStream in =
          Objects.requireNonNull(LetterModel.class.getResourceAsStream("/langdetect-183.bin"))) {
        var model = (AbstractModel) new LanguageDetectorModel(in).getMaxentModel();
        Object[] parts = model.getDataStructures();
        return new Model(new RunWeights((Map<?, ?>) parts[1]), List.of((String[]) parts[2]));
      } catch (IOException e) {
        throw new UncheckedIOException("the language model cannot be read", e);
      }
    }
  }
}
