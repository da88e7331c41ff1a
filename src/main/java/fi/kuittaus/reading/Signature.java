package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a mail is signed: what stands behind its closing phrase, or a name that is a line by itself
 * near its end.
 *
 * @param words of the signed name, titles left out; empty where nobody, or more than one, signed
 * @param several whether more than one signed
 */
record Signature(List<String> words, boolean several) {
  private static final Pattern CLOSING =
      Pattern.compile(
          "^(?:"
              + WordList.lines("closings.txt").stream().collect(Collectors.joining("|"))
              + ")(?!\\p{L})[\\s.,:;!/|–-]*(?<rest>.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** Most lines are no closing phrase at a glance. */
  private static final QuickPatterns CLOSINGS = new QuickPatterns(CLOSING);

  private static final Pattern TWO =
      Pattern.compile(
          "(?i)\\p{L}\\s*(?:&|\\+|/|\\b(?:ja|och|and|und|sekä|et|og|ning)\\b)\\s*\\p{L}");
  private static final Pattern FAMILY =
      Pattern.compile("(?iu)\\b(?:perhe|familjen|family|familie|familien|pere)\\b");
  private static final Pattern BEFORE_A_NAME =
      Pattern.compile("^[\\s/*~–—-]+|^(?:t|T|mvh|by)[.:]\\s*");

  private static final Set<String> RELATIONS = WordList.words("relations.txt");

  /** How far behind a closing phrase a name is looked for: companies stand before it. */
  private static final int LINES_BELOW = 3;

  /** How many paragraphs from the end may begin with the name: a card or notice stands below. */
  private static final int PARAGRAPHS = 3;

  private static final Signature NOBODY = new Signature(List.of(), false);
  private static final Signature SEVERAL = new Signature(List.of(), true);

  Signature {
    words = List.copyOf(words);
  }

  /**
   * @param unquoted the text of a mail up to what it quotes
   * @param shown the words of the display name, by which a name that no list knows is one
   */
  static Signature of(String unquoted, List<String> shown) {
    List<String> lines =
        unquoted.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    for (int at = lines.size() - 1; at >= 0; at--) {
      Optional<String> rest = behindClosing(lines.get(at));
      if (rest.isPresent()) {
        Signature signed = closed(rest.get(), lines.subList(at + 1, lines.size()));
        if (!signed.equals(NOBODY)) {
          return signed;
        }
      }
    }
    return alone(unquoted.strip().split("\\n\\s*\\n", -1), lines, shown);
  }

  /** The text up to its last closing phrase, where something stands before that. */
  static String body(String text) {
    List<String> lines = text.lines().toList();
    for (int at = lines.size() - 1; at > 0; at--) {
      if (behindClosing(lines.get(at).strip()).isPresent()) {
        String body = String.join("\n", lines.subList(0, at));
        return Words.of(body).size() > 1 ? body : text;
      }
    }
    return text;
  }

  /** What stands behind the closing phrases of this line; empty where it has none. */
  private static Optional<String> behindClosing(String line) {
    Matcher closing = CLOSING.matcher(line);
    if (!CLOSINGS.mayBegin(line) || !closing.matches()) {
      return Optional.empty();
    }
    String rest = closing.group("rest").strip();
    return rest.isEmpty() ? Optional.of("") : behindClosing(rest).or(() -> Optional.of(rest));
  }

  private static Signature closed(String rest, List<String> below) {
    List<String> near = new ArrayList<>();
    if (!rest.isEmpty()) {
      near.add(rest);
    } else {
      below.stream().limit(LINES_BELOW).forEach(near::add);
    }
    List<Signature> signed =
        near.stream().map(Signature::line).filter(s -> !s.equals(NOBODY)).toList();
    return signed.stream()
        .filter(s -> s.several || s.beginsWithFirstName())
        .findFirst()
        .or(() -> signed.stream().findFirst())
        .orElse(NOBODY);
  }

  /** A name that is a line by itself, where no closing phrase is before it. */
  private static Signature alone(String[] paragraphs, List<String> lines, List<String> shown) {
    for (int at = paragraphs.length - 1; at >= Math.max(1, paragraphs.length - PARAGRAPHS); at--) {
      String first = paragraphs[at].strip().lines().findFirst().orElse("");
      Signature signed = line(first);
      if (!first.endsWith(",") && (signed.several ? areNames(first) : signed.isNameOf(shown))) {
        return signed;
      }
    }
    Signature last = lines.size() > 1 ? line(lines.getLast()) : NOBODY;
    return last.isNameOf(shown) && !last.several ? last : NOBODY;
  }

  private static boolean areNames(String line) {
    List<String> words = Words.of(line);
    return words.size() <= 4 && words.stream().filter(PersonalName::isFirstName).count() >= 2;
  }

  private boolean isNameOf(List<String> shown) {
    return beginsWithFirstName() || (!words.isEmpty() && shown.containsAll(words));
  }

  private boolean beginsWithFirstName() {
    return !words.isEmpty() && PersonalName.isFirstName(words.getFirst());
  }

  private static Signature line(String line) {
    String name = BEFORE_A_NAME.matcher(line).replaceFirst("");
    if (TWO.matcher(name).find() || FAMILY.matcher(name).find()) {
      return areNames(name) || FAMILY.matcher(name).find() ? SEVERAL : NOBODY;
    }
    return new Signature(PersonalName.candidate(withoutRelation(name)), false);
  }

  /** "Eetun äiti Elina": Elina. */
  private static String withoutRelation(String name) {
    String[] words = name.split("\\s+", -1);
    for (int at = Math.min(words.length, 3) - 1; at >= 0; at--) {
      if (at + 1 < words.length
          && RELATIONS.contains(words[at].toLowerCase(java.util.Locale.ROOT))) {
        return String.join(" ", List.of(words).subList(at + 1, words.length));
      }
    }
    return name;
  }
}
