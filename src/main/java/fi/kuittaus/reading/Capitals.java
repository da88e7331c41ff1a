package fi.kuittaus.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which words of a clause keep their capitals when it stands within another sentence. Safe for
 * several threads.
 *
 * @param names as they are written, by the same in lower case
 * @param named a name, in any case
 * @param proper what is a name by its form
 */
record Capitals(Map<String, String> names, Pattern named, List<Pattern> proper) {
  private static final Pattern CAPITAL_OR_DIGIT_WITHIN = Pattern.compile(".+[\\p{Lu}\\d].*");

  /** Shorter words say nothing of how a heading is written. */
  private static final int LONG_WORD = 4;

  /** Those of this file. */
  static Capitals of(Grammar grammar) {
    Set<String> names = grammar.words("name");
    String any = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return new Capitals(
        names.stream()
            .collect(Collectors.toUnmodifiableMap(n -> n.toLowerCase(Locale.ROOT), n -> n)),
        Pattern.compile("(?iuU)\\b(?:" + any + ")(?=" + grammar.only("name-end") + "\\b)"),
        grammar.all("proper").stream().map(Pattern::compile).toList());
  }

  /** The names in it as they are written. */
  String restored(String clause) {
    return named
        .matcher(clause)
        .replaceAll((MatchResult m) ->
            Matcher.quoteReplacement(
                names.getOrDefault(m.group().toLowerCase(Locale.ROOT), m.group())));
  }

  /** Without those of a sentence's beginning, of a heading and of a shout. */
  String calm(String clause, boolean opensSentence) {
    if (isHeading(clause)) {
      return clause.toLowerCase(Locale.ROOT);
    }
    String first = clause.split(" ", 2)[0];
    boolean ordinary =
        !CAPITAL_OR_DIGIT_WITHIN.matcher(first).matches()
            && proper.stream().noneMatch(p -> p.matcher(first).matches());
    return opensSentence && ordinary
        ? first.toLowerCase(Locale.ROOT) + clause.substring(first.length())
        : clause;
  }

  private static boolean isHeading(String clause) {
    List<String> words =
        Arrays.stream(clause.split(" ", -1)).filter(w -> w.length() >= LONG_WORD).toList();
    return words.size() > 1 && words.stream().allMatch(w -> Character.isUpperCase(w.charAt(0)));
  }
}
