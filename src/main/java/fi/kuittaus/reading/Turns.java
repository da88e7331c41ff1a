package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom words speak of: what the customer says of their own and of us, as we say it to them. "My
 * card" becomes "your card", "your shop" becomes "our shop". Safe for several threads.
 *
 * @param words by the word, in lower case
 * @param endings of words, in the order in which they are tried
 * @param kept words that only seem to have such an ending, in lower case
 */
record Turns(Map<String, Turn> words, List<Turn> endings, Set<String> kept) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d-]*");

  /** An ending of fewer letters before it is a part of the word. */
  private static final int SHORTEST_STEM = 3;

  /**
   * A word or an ending, and what stands for it.
   *
   * @param familiar as one says it to a friend
   * @param formal with Ni, Te or the like
   */
  private record Turn(String theirs, String familiar, String formal) {
    String as(Register register) {
      return register == Register.FORMAL ? formal : familiar;
    }
  }

  /**
   * Those of such lines.
   *
   * @param lines the word, familiar, formal, with spaces between; an ending begins with a hyphen
   */
  static Turns of(List<String> lines, Set<String> kept) {
    Map<String, Turn> words = new HashMap<>();
    List<Turn> endings = new ArrayList<>();
    for (String line : lines) {
      String[] w = line.split(" ", -1);
      if (w[0].startsWith("-")) {
        endings.add(new Turn(w[0].substring(1), w[1].substring(1), w[2].substring(1)));
      } else {
        words.put(w[0], new Turn(w[0], w[1], w[2]));
      }
    }
    return new Turns(Map.copyOf(words), List.copyOf(endings), Set.copyOf(kept));
  }

  /** This clause, said to them. */
  String said(String clause, Register register) {
    return WORD.matcher(clause)
        .replaceAll((MatchResult m) -> Matcher.quoteReplacement(turned(m.group(), register)));
  }

  private String turned(String word, Register register) {
    String lower = word.toLowerCase(Locale.ROOT);
    Turn whole = words.get(lower);
    if (whole != null) {
      return whole.as(register);
    }
    return endings.stream()
        .filter(ending -> lower.endsWith(ending.theirs()) && !kept.contains(lower))
        .filter(ending -> lower.length() >= ending.theirs().length() + SHORTEST_STEM)
        .findFirst()
        .map(ending ->
            word.substring(0, word.length() - ending.theirs().length()) + ending.as(register))
        .orElse(word);
  }
}
