package fi.kuittaus.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody meant who wrote another. */
public final class Nearest {
  private Nearest() {}

  /** The known word that is nearest to the written one, if any is near. */
  public static Optional<String> to(String written, Collection<String> known) {
    String plain = plain(written);
    int limit = Math.max(1, plain.length() / 3);
    return known.stream()
        .filter(word -> distance(plain, plain(word)) <= limit)
        .sorted()
        .min(Comparator.comparingInt(word -> distance(plain, plain(word))));
  }

  /** {@code ; did you mean "word"?}, or that which says what else would do. */
  static String hint(String written, Collection<String> known, String otherwise) {
    return to(written, known).map(word -> "; did you mean \"" + word + "\"?").orElse(otherwise);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
