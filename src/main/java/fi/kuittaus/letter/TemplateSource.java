package fi.kuittaus.letter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter's template as people write it.
 *
 * <p>Plain text with Pebble's <code>{{ name }}</code>, <code>{% if %}</code> and <code>{% for %}
 * </code>, and four marks of ours: <code>[sinulle|Teille]</code> is the familiar and the formal
 * wording, a line that begins with <code># </code> is an item of a numbered list, one that begins
 * with <code>~ </code> the small print, and a backslash at its end keeps a line to itself. Blank
 * lines part paragraphs; a value alone on its line leaves no blank one where it is empty.
 *
 * @param name {@code fi/acknowledgement}
 */
record TemplateSource(String name, String text) {
  /** Private-use characters: values cannot hold them, so no value can make a list or a foot. */
  static final char ITEM = '\uE001';

  static final char FOOT = '\uE002';
  static final char BREAK = '\uE003';

  private static final Pattern PAIR = Pattern.compile("\\[([^\\[\\]|]*)\\|([^\\[\\]|]*)]");
  private static final Pattern LONE_TAG = Pattern.compile("(?m)^[ \\t]*\\{%([^%]*)%}[ \\t]*\\n");
  private static final Pattern LONE_PRINT = Pattern.compile("(?m)^(%}|)\\{\\{ *(\\w+) *}}\\n");
  private static final Pattern TAG = Pattern.compile("\\{%(.*?)%}|\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile("\"[^\"]*\"|'[^']*'|[a-zA-Z_]\\w*(?:\\.\\w+)*");
  private static final Pattern LOOP =
      Pattern.compile("\\s*for\\s+(\\w+)\\s+in\\b.*", Pattern.DOTALL);
  private static final Set<String> KEYWORDS =
      Set.of(
          "if",
          "elseif",
          "else",
          "endif",
          "for",
          "in",
          "endfor",
          "and",
          "or",
          "not",
          "is",
          "empty",
          "equals",
          "true",
          "false",
          "loop.index",
          "loop.first",
          "loop.last");

  /**
   * A name that the template uses.
   *
   * @param printed rather than asked for
   */
  record Use(String name, int line, boolean printed) {}

  /** What Pebble reads; its lines are counted as in the source. */
  String forPebble() {
    return text.replace("\r\n", "\n")
        .replaceAll("(?m)^# ", String.valueOf(ITEM))
        .replaceAll("(?m)^~ ", String.valueOf(FOOT))
        .replaceAll("(?m)\\\\$", String.valueOf(BREAK))
        .transform(t -> LONE_TAG.matcher(t).replaceAll("{%$1\n%}"))
        .transform(t ->
            LONE_PRINT.matcher(t).replaceAll("$1{{ $2 }}{% if $2 is not empty %}\n{% endif %}"))
        .transform(t -> PAIR.matcher(t).replaceAll("{% if formal %}$2{% else %}$1{% endif %}"));
  }

  /** A text that is no template, with the words of one register. */
  static String spoken(String text, boolean formal) {
    return PAIR.matcher(text).replaceAll(formal ? "$2" : "$1");
  }

  /** Every name that it uses, in branches that are seldom taken too. */
  List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    Set<String> own = new HashSet<>();
    for (MatchResult tag : TAG.matcher(text).results().toList()) {
      String inside = tag.group(1) == null ? tag.group(2) : tag.group(1);
      Matcher loop = LOOP.matcher(inside);
      if (loop.matches()) {
        own.add(loop.group(1));
      }
      for (MatchResult word : WORD.matcher(inside).results().toList()) {
        if (isName(word.group()) && !own.contains(word.group())) {
          uses.add(new Use(word.group(), lineOf(tag.start()), tag.group(1) == null));
        }
      }
    }
    return uses;
  }

  /** The names that it uses, each once; what register marks need is among them. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    uses().forEach(use -> names.add(use.name()));
    if (PAIR.matcher(text).find()) {
      names.add("formal");
    }
    return names;
  }

  /** The first line that prints this name; 0 where none does. */
  int lineOfPrint(String fact) {
    return uses().stream()
        .filter(use -> use.printed() && use.name().equals(fact))
        .mapToInt(Use::line)
        .findFirst()
        .orElse(0);
  }

  private static boolean isName(String word) {
    return Character.isLetter(word.charAt(0)) && !KEYWORDS.contains(word);
  }

  private int lineOf(int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
