package fi.kuittaus.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of regular expressions that have names. A line {@code = name expression} gives one;
 * afterwards {@code {name}} stands for it, and {@code {name|more}} for it with {@code |more} where
 * it says {@code {more}}. Where a line begins with a thing and {@code ::}, each {@code @} of the
 * expression behind stands for the thing. Not safe for several threads.
 */
final class Fragments {
  /** Between a thing and what is said of it. */
  static final String THING = " :: ";

  private static final String MORE = "{more}";
  private static final Pattern NAMED =
      Pattern.compile("\\{(?!more\\})([a-z][a-z-]*)((?:\\|[^{}]*)?)\\}");

  private final Map<String, String> expressions = new HashMap<>();

  /** Whether this line is a definition, which holds from now on. */
  boolean define(String line) {
    if (!line.startsWith("= ")) {
      return false;
    }
    String[] words = line.split(" ", 3);
    expressions.put(words[1], words[2]);
    return true;
  }

  /**
   * The expression that is meant.
   *
   * @throws IllegalArgumentException where it names a part that has not been given
   */
  String expand(String written) {
    int thing = written.indexOf(THING);
    return thing < 0
        ? expanded(written)
        : expanded(written.substring(thing + THING.length()))
            .replace("@", written.substring(0, thing));
  }

  private String expanded(String expression) {
    Matcher named = NAMED.matcher(expression);
    if (!named.find()) {
      return expression.replace(MORE, "");
    }
    String part = expressions.get(named.group(1));
    if (part == null) {
      throw new IllegalArgumentException("no expression is called " + named.group(1));
    }
    return expanded(
        expression.substring(0, named.start())
            + part.replace(MORE, named.group(2))
            + expression.substring(named.end()));
  }
}
