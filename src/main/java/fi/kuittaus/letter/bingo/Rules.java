package fi.kuittaus.letter.bingo;

import fi.kuittaus.reading.Register;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one language that make a letter impersonal.
 *
 * <p>They stand in {@code letters/bingo/<language>.txt}: a keyword, a regular expression of whole
 * words, and behind {@code =>} what would be better. {@code ~} is any ending that the language
 * inflects with.
 */
record Rules(
    List<Rule> inOrder, List<Rule> formal, List<Rule> familiar, List<Rule> vague, List<Rule> time) {
  private static final Map<String, Optional<Rules>> BY_LANGUAGE = new ConcurrentHashMap<>();
  private static final Pattern LINE = Pattern.compile("(\\w+)\\s+(.+?)(?:\\s+=>\\s+(.+))?");

  /** How a letter can begin, in any language: whoever greets in another still greets. */
  private static final Pattern GREETING =
      Pattern.compile(
          "(?:hei|hej(?:san)?|hi|hello|dear|moi(?:kka)?|moro|terve|morjens|hyvä(?:ä|t)?|arvoisa|parahin|päivää|huomenta|iltaa|bästa|god"
              + " (?:dag|morgon|kväll)|tjena|good (?:morning|day|afternoon|evening)|guten"
              + " (?:tag|morgen|abend)|hallo|liebe[r]?|sehr geehrte[r]?"
              + "|kære|kjære|tere|lugupeetud|tervist)(?![\\p{L}-]).{0,80}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * Words with what would be better.
   *
   * @param number of the bingo's rules; 0 for those that only help
   */
  record Rule(int number, Pattern words, String better) {
    Optional<String> find(String text) {
      Matcher matcher = words.matcher(text);
      return matcher.find()
          ? Optional.of(matcher.group().replaceAll("\\s+", " "))
          : Optional.empty();
    }
  }

  /** Those of a language; empty where it has none. */
  static Optional<Rules> of(String language) {
    String base = Locale.forLanguageTag(language).getLanguage();
    String name = base.equals("nb") || base.equals("nn") ? "no" : base;
    return BY_LANGUAGE.computeIfAbsent(name, Rules::read);
  }

  static boolean greets(String line) {
    return GREETING.matcher(line).matches();
  }

  Optional<String> wrongFor(Register register, String text) {
    return first(register == Register.FORMAL ? familiar : formal, text);
  }

  Optional<String> vagueTime(String text) {
    return first(vague, text);
  }

  boolean namesTime(String text) {
    return first(time, text).isPresent();
  }

  private static Optional<String> first(List<Rule> rules, String text) {
    return rules.stream().flatMap(rule -> rule.find(text).stream()).findFirst();
  }

  private static Optional<Rules> read(String language) {
    try (InputStream in = Rules.class.getResourceAsStream("/letters/bingo/" + language + ".txt")) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("letters/bingo/" + language + " cannot be read", e);
    }
  }

  private static Rules parse(String text) {
    Rules rules =
        new Rules(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    String endings = "";
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      Matcher parts = LINE.matcher(line.strip());
      if (!parts.matches()) {
        throw new IllegalStateException("not a rule of bingo: " + line);
      }
      if (parts.group(1).equals("endings")) {
        endings = parts.group(2);
      } else {
        rules.add(parts.group(1), parts.group(2).replace("~", endings), parts.group(3));
      }
    }
    return rules;
  }

  private void add(String keyword, String regex, @org.jspecify.annotations.Nullable String better) {
    switch (keyword) {
      case "formal" -> formal.add(rule(0, regex, "", 0));
      case "familiar" -> familiar.add(rule(0, regex, "", Pattern.CASE_INSENSITIVE));
      case "vague" -> vague.add(rule(0, regex, "", Pattern.CASE_INSENSITIVE));
      case "time" -> time.add(rule(0, regex, "", Pattern.CASE_INSENSITIVE));
      default ->
          inOrder.add(
              rule(
                  Integer.parseInt(keyword),
                  regex,
                  better == null ? "say it otherwise" : better,
                  Pattern.CASE_INSENSITIVE));
    }
  }

  private static Rule rule(int number, String regex, String better, int flags) {
    String whole = "(?<![\\p{L}\\p{N}-])(?:" + regex.replace(" ", "\\s+") + ")(?![\\p{L}\\p{N}])";
    return new Rule(number, Pattern.compile(whole, flags | Pattern.UNICODE_CASE), better);
  }
}
