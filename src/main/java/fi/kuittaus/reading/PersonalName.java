package fi.kuittaus.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One person's name, out of what a display name or a signature shows; nothing that could be a
 * company, a role or a couple is one.
 *
 * @param first the first name, {@code Anna-Liisa}
 * @param others the other names in the order of speaking; empty where only the first is known
 */
public record PersonalName(String first, List<String> others) {
  private static final Set<String> FIRST_NAMES = WordList.words("first-names.txt");
  private static final Set<String> FAMILY_TOO = WordList.words("family-too.txt");
  private static final Set<String> NO_NAMES = WordList.words("not-names.txt");
  private static final Set<String> TITLES = WordList.words("titles.txt");
  private static final Pattern FAMILY = Pattern.compile(familyPattern());
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’.-]*");
  private static final Pattern SPLIT = Pattern.compile("\\s+");
  private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");

  /** What sets a person apart from their company: "Maija Virtanen / Firma Oy". */
  private static final Pattern BESIDE = Pattern.compile("[/|]|\\s[–—@-]\\s");

  /** "von Essen", "af Ursin": these stay small. */
  private static final Set<String> PARTICLES =
      Set.of("von", "af", "van", "der", "den", "de", "zu", "ter", "del", "della", "du", "la");

  private static final int MOST_WORDS = 5;

  public PersonalName {
    others = List.copyOf(others);
  }

  /** The name in this text; empty where it is not surely one person's. */
  public static Optional<PersonalName> parse(String text) {
    List<PersonalName> people =
        Arrays.stream(BESIDE.split(plain(text)))
            .map(PersonalName::part)
            .flatMap(Optional::stream)
            .toList();
    return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
  }

  private static Optional<PersonalName> part(String text) {
    List<String> parts = commaParts(text);
    return switch (parts.size()) {
      case 1 -> of(words(parts.getFirst()));
      case 2 ->
          listed(words(parts.getFirst()), words(parts.getLast()))
              .or(() -> besides(words(parts.getFirst()), words(parts.getLast())));
      default -> Optional.empty();
    };
  }

  /** "Maija Virtanen, Helsinki". */
  private static Optional<PersonalName> besides(List<String> name, List<String> other) {
    boolean anotherPerson = other.isEmpty() || isFirstName(other.getFirst());
    return name.size() > 1 && !anotherPerson ? of(name) : Optional.empty();
  }

  private static List<String> commaParts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty() && !isTitles(part))
        .toList();
  }

  /** The words of this text that may be a name, known or not; empty where they are none. */
  static List<String> candidate(String text) {
    List<String> parts = commaParts(plain(text));
    List<String> words = parts.isEmpty() ? List.of() : words(parts.getFirst());
    return mayBePerson(words) ? words : List.of();
  }

  /** Whether the first name cannot well be the family's: "Thomas Martin" may be either. */
  boolean orderIsSure() {
    return others.isEmpty()
        || !FAMILY_TOO.contains(first.toLowerCase(Locale.ROOT))
        || !isFirstName(others.getLast());
  }

  /** The whole name as one says it, {@code Aino Kallio}; empty where only the first is known. */
  public Optional<String> full() {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(first + " " + String.join(" ", others));
  }

  /** Whether this word is a first name that we know. */
  static boolean isFirstName(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return FIRST_NAMES.contains(lower)
        || (lower.contains("-")
            && Arrays.stream(lower.split("-", -1)).allMatch(FIRST_NAMES::contains));
  }

  /** "Maija Virtanen", or "Virtanen Maija" where the first word cannot be but a family's. */
  static Optional<PersonalName> of(List<String> words) {
    if (!mayBePerson(words)) {
      return Optional.empty();
    }
    if (isFirstName(words.getFirst())) {
      return Optional.of(name(words));
    }
    return words.size() > 1 && familyFirst(words)
        ? listed(words.subList(0, 1), words.subList(1, words.size()))
        : Optional.empty();
  }

  private static boolean familyFirst(List<String> words) {
    String family = words.getFirst();
    boolean shouted = isUpper(family) && !isUpper(words.get(1));
    return isFirstName(words.get(1)) && (shouted || hasFamilyEnding(family));
  }

  /** Whether the word ends as family names do. */
  static boolean hasFamilyEnding(String word) {
    return FAMILY.matcher(word.toLowerCase(Locale.ROOT)).find();
  }

  /** "Virtanen, Maija". */
  private static Optional<PersonalName> listed(List<String> family, List<String> given) {
    List<String> words = new ArrayList<>(given);
    words.addAll(family);
    boolean couple = family.size() > 1 && isFirstName(family.getLast());
    return mayBePerson(words) && !given.isEmpty() && isFirstName(given.getFirst()) && !couple
        ? Optional.of(name(words))
        : Optional.empty();
  }

  private static PersonalName name(List<String> words) {
    List<String> cased = words.stream().map(PersonalName::cased).toList();
    return new PersonalName(cased.getFirst(), cased.subList(1, cased.size()));
  }

  private static boolean mayBePerson(List<String> words) {
    return !words.isEmpty()
        && words.size() <= MOST_WORDS
        && words.stream().allMatch(w -> WORD.matcher(w).matches())
        && words.stream().map(w -> w.toLowerCase(Locale.ROOT)).noneMatch(NO_NAMES::contains);
  }

  private static boolean isTitles(String part) {
    return Arrays.stream(SPLIT.split(part)).allMatch(PersonalName::isTitle);
  }

  private static List<String> words(String part) {
    return Arrays.stream(SPLIT.split(part)).filter(word -> !isTitle(word)).toList();
  }

  private static boolean isTitle(String word) {
    return TITLES.contains(word.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
  }

  /**
   * People write MAIJA and maija; what has both kinds of letters stays as they write it, and so
   * does a small word before a family name.
   */
  static String cased(String word) {
    boolean asWritten =
        PARTICLES.contains(word) || (!isUpper(word) && !word.equals(word.toLowerCase(Locale.ROOT)));
    return asWritten
        ? word
        : Pattern.compile("(^|[-'’])(\\p{L})")
            .matcher(word.toLowerCase(Locale.ROOT))
            .replaceAll(m -> m.group(1) + m.group(2).toUpperCase(Locale.ROOT));
  }

  private static boolean isUpper(String word) {
    return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
  }

  private static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return unquoted(ASIDE.matcher(composed).replaceAll(" "));
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    return stripped.replaceAll("^[\"'“”]+|[\"'“”]+$", "");
  }

  private static String familyPattern() {
    return "(?:" + String.join("|", WordList.lines("family-endings.txt")) + ")$";
  }
}
