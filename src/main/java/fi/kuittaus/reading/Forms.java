package fi.kuittaus.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms that a whole clause may have, and what each becomes. Safe for several threads.
 *
 * <p>Words that no thing has in its name ("it", "not") are looked for once in a clause and known
 * afterwards by the no-break space before them; in each form a space stands for both, and a word of
 * a thing is one without a no-break space before it.
 *
 * @param noThing finds the space before such a word
 */
record Forms(Pattern noThing, List<Form> forms) {
  private static final char MARK = '\u00a0';
  private static final String BECOMES = " =>";

  /** An expression, and what stands for what it matches. */
  private record Form(Pattern pattern, String result) {
    static Form of(String line) {
      int at = line.lastIndexOf(BECOMES);
      return new Form(
          Grammar.compiled(line.substring(0, at).replace(" ", "\\h")),
          line.substring(at + BECOMES.length()).strip());
    }
  }

  /**
   * Those of such lines.
   *
   * @param noThing words that no thing has in its name, a regular expression
   * @param lines each a regular expression, an arrow and what it becomes
   */
  static Forms of(String noThing, List<String> lines) {
    return new Forms(
        Grammar.compiled(" (?=(?:" + noThing + ")(?![\\w'-]))"),
        lines.stream().map(Form::of).toList());
  }

  /** What this clause becomes by the first form that it has; empty where it has none. */
  Optional<String> of(String clause) {
    String marked = noThing.matcher(" " + clause).replaceAll(String.valueOf(MARK));
    for (Form form : forms) {
      Matcher whole =
          form.pattern().matcher(marked).region(1, marked.length()).useTransparentBounds(true);
      if (whole.matches()) {
        StringBuilder result = new StringBuilder();
        whole.appendReplacement(result, form.result());
        return Optional.of(result.toString().replace(MARK, ' ').strip());
      }
    }
    return Optional.empty();
  }
}
