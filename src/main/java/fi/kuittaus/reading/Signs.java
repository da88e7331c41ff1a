package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPatterns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a text says certain things: of each line of a data file the first word is what is
 * shown, the rest a regular expression that shows it, in any case. What many lines share is named
 * once, as {@link Fragments} has it; of a line with a thing before {@code ::} the expression is
 * only looked for in texts that name the thing. Safe for several threads.
 *
 * @param signs in the order of the file
 * @param quick those that may be found, to be looked for together
 */
record Signs(List<Sign> signs, QuickPatterns quick) {
  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Those of this file. */
  static Signs of(String file) {
    Fragments fragments = new Fragments();
    List<Sign> signs = new ArrayList<>();
    for (String line : WordList.lines(file)) {
      if (!fragments.define(line)) {
        String[] words = line.split("\\s+", 2);
        signs.add(Sign.of(words[0], words[1], fragments));
      }
    }
    return new Signs(
        List.copyOf(signs), new QuickPatterns(signs.stream().map(Sign::first).toList()));
  }

  /** All that may be shown, in the order of the file. */
  List<String> shown() {
    return signs.stream().map(Sign::shown).toList();
  }

  /** All that this text shows, each once, in the order of the file. */
  List<String> in(String text) {
    return quick.in(text).stream()
        .mapToObj(signs::get)
        .filter(sign -> sign.isIn(text))
        .map(Sign::shown)
        .distinct()
        .toList();
  }

  /** What the first group of each pattern catches in this text, by what is shown. */
  Map<String, List<String>> groups(String text) {
    Map<String, List<String>> caught = new LinkedHashMap<>();
    quick.in(text).stream()
        .mapToObj(signs::get)
        .forEach(sign ->
            sign.whole()
                .matcher(text)
                .results()
                .forEach(found ->
                    caught
                        .computeIfAbsent(sign.shown(), _ -> new ArrayList<>())
                        .add(found.group(1))));
    return caught;
  }

  /** One line. An expression that few texts need is only compiled for the first of them. */
  private static final class Sign {
    private final String shown;
    private final Pattern first;
    private final String expression;
    private volatile @Nullable Pattern whole;

    private Sign(String shown, Pattern first, String expression) {
      this.shown = shown;
      this.first = first;
      this.expression = expression;
    }

    static Sign of(String shown, String written, Fragments fragments) {
      int thing = written.indexOf(Fragments.THING);
      String expression = fragments.expand(written);
      if (thing >= 0) {
        return new Sign(
            shown, compiled("\\b(?:" + written.substring(0, thing) + ")(?!\\w)"), expression);
      }
      Pattern whole = compiled(expression);
      Sign sign = new Sign(shown, whole, expression);
      sign.whole = whole;
      return sign;
    }

    private static Pattern compiled(String expression) {
      return Pattern.compile(expression, ANY_CASE);
    }

    String shown() {
      return shown;
    }

    /** What is looked for first. */
    Pattern first() {
      return first;
    }

    Pattern whole() {
      Pattern pattern = whole;
      if (pattern == null) {
        pattern = compiled(expression);
        whole = pattern;
      }
      return pattern;
    }

    /** Of a text in which the first has been found. */
    boolean isIn(String text) {
      Pattern pattern = whole();
      return pattern == first || pattern.matcher(text).find();
    }
  }
}
