package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a data file tells of a language: of each line the first word says what the rest is. Parts of
 * expressions that have names are put in where they are meant, as {@link Fragments} has it. Not
 * changed once it is read.
 *
 * @param lines without their first words, by these, in the order of the file
 */
record Grammar(Map<String, List<String>> lines) {
  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** That of this file. */
  static Grammar of(String file) {
    Fragments fragments = new Fragments();
    Map<String, List<String>> lines = new HashMap<>();
    for (String line : WordList.lines(file)) {
      if (!fragments.define(line)) {
        String[] parts = line.split(" ", 2);
        lines.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(fragments.expand(parts[1]));
      }
    }
    return new Grammar(lines);
  }

  /** All lines that begin with this word. */
  List<String> all(String key) {
    return lines.getOrDefault(key, List.of());
  }

  /** The line that begins with this word, of which a file has one. */
  String only(String key) {
    return all(key).getFirst();
  }

  /** The words of all such lines. */
  Set<String> words(String key) {
    return all(key).stream()
        .flatMap(line -> Arrays.stream(line.split(" ", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The expression of the line that begins with this word. */
  Pattern pattern(String key) {
    return compiled(only(key));
  }

  /** An expression as these files have it: in any case. */
  static Pattern compiled(String expression) {
    return Pattern.compile(expression, ANY_CASE);
  }

  /** What the file says may stand around what is looked for. */
  Edges edges() {
    return new Edges(
        compiled("^\\s*(?:" + only("begin") + ")"), compiled("(?:" + only("end") + ")\\s*$"));
  }

  /** What is left out at the beginning and the end of a text, again and again. */
  record Edges(Pattern begin, Pattern end) {
    /** The text without them. */
    String cutFrom(String text) {
      return without(end, without(begin, text + " ").strip()).strip();
    }

    private static String without(Pattern part, String text) {
      String rest = text;
      Matcher matcher = part.matcher(rest);
      while (matcher.find() && matcher.end() > matcher.start()) {
        rest = matcher.replaceFirst("");
        matcher = part.matcher(rest);
      }
      return rest;
    }
  }
}
