package fi.kuittaus.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a web form's fields give: lines of a label, a colon and a value. */
final class FormName {
  private static final Pattern FIELD =
      Pattern.compile(
          "[ \\t*]*(?<label>\\p{L}[\\p{L} '-]{1,30})\\*?[ \\t]*:\\*?[ \\t]*(?<value>\\S.*)");
  private static final Map<String, String> LABELS = labels();
  private static final int FEWEST_FIELDS = 2;

  private FormName() {}

  /**
   * @param unquoted the text of a mail up to what it quotes
   */
  static Optional<String> in(String unquoted) {
    List<Matcher> fields =
        unquoted
            .lines()
            .filter(line -> line.indexOf(':') > 0)
            .map(FIELD::matcher)
            .filter(Matcher::matches)
            .toList();
    return fields.size() < FEWEST_FIELDS
        ? Optional.empty()
        : fields.stream()
            .filter(field -> LABELS.containsKey(label(field)))
            .map(field -> first(LABELS.getOrDefault(label(field), "whole"), field.group("value")))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static Optional<String> first(String kind, String value) {
    List<String> words = PersonalName.candidate(value);
    boolean itself = kind.equals("first") && !words.isEmpty();
    return itself
        ? Optional.of(words.getFirst())
        : PersonalName.parse(value).filter(PersonalName::orderIsSure).map(PersonalName::first);
  }

  private static String label(Matcher field) {
    return field.group("label").strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    String kind = "";
    for (String line : WordList.lines("form-names.txt")) {
      if (line.startsWith("[")) {
        kind = line.substring(1, line.length() - 1);
      } else {
        labels.put(line, kind);
      }
    }
    return Map.copyOf(labels);
  }
}
