package fi.kuittaus.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a mail is signed: what stands after its closing phrase.
 *
 * @param name the writer's first name, where there is one writer and it is a name
 */
record Signature(Writers writers, Optional<String> name) {
  private static final Pattern CLOSING =
      Pattern.compile(
          "^(?:"
              + WordList.lines("closings.txt").stream().collect(Collectors.joining("|"))
              + ")\\b[\\s.,:;!/-]*(?<rest>.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern TWO =
      Pattern.compile(
          "(?i)\\p{L}\\s*(?:&|\\+|/|\\b(?:ja|och|and|und|sekä|et|og|ning)\\b)\\s*\\p{L}");

  /** How many people signed. */
  enum Writers {
    NONE,
    ONE,
    SEVERAL
  }

  private static final Signature NOBODY = new Signature(Writers.NONE, Optional.empty());

  /**
   * @param unquoted the text of a mail up to what it quotes
   */
  static Signature of(String unquoted) {
    List<String> lines =
        unquoted.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher closing = CLOSING.matcher(lines.get(i));
      if (closing.matches()) {
        String rest = closing.group("rest");
        String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
        return signed(rest.isEmpty() ? next : rest);
      }
    }
    return NOBODY;
  }

  private static Signature signed(String line) {
    if (TWO.matcher(line).find()) {
      return new Signature(Writers.SEVERAL, Optional.empty());
    }
    return PersonalName.parse(line)
        .map(name -> new Signature(Writers.ONE, Optional.of(name.first())))
        .orElse(NOBODY);
  }
}
