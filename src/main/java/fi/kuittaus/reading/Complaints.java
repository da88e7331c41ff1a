package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPatterns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The clauses of one language in which customers say what does not work, whatever it is: "my heat
 * pump won't start" is read as "your heat pump will not start", to be said behind "why". The
 * grammar is a data file ({@code why-en.txt} and its like); what is no short and plain clause of
 * this kind says nothing. Safe for several threads.
 */
final class Complaints {
  private static final int ANY_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** A clause of more characters tells more than what does not work. */
  private static final int LONGEST_CLAUSE = 140;

  private static final int MOST_WORDS_OF_A_THING = 2;

  /** A line that goes on in the next is wrapped. */
  private static final Pattern WRAPPED = Pattern.compile("(?<=[\\p{L},])\\n(?=\\p{Ll})");

  /** What is said by the way. */
  private static final Pattern ASIDE = Pattern.compile("\\s?\\([^()\\n]{1,60}\\)");

  private static final Pattern REPLY =
      Pattern.compile("^\\s*(?:(?:re|vs|sv|fwd?|vl) ?: ?)+", Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:)\\n]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Words, and numbers of things, but nothing that leads anywhere or identifies anyone. */
  private static final Pattern FIT =
      Pattern.compile("(?=.{6,80}$)(?!.*\\d{5})(?!.*\\S{31})[\\p{L}\\d][\\p{L}\\d '-]*");

  private final String language;
  private final Pattern clause;
  private final QuickPatterns hint;
  private final Pattern begin;
  private final Pattern end;
  private final Pattern unless;
  private final Pattern another;
  private final Pattern bare;
  private final String and;
  private final List<Rule> written;
  private final List<Rule> said;
  private final Turns turns;
  private final Capitals capitals;

  /** An expression, and what stands for what it matches. */
  private record Rule(Pattern pattern, String result) {
    private static final String BECOMES = " =>";

    static Rule of(String line) {
      int at = line.lastIndexOf(BECOMES);
      return new Rule(
          Complaints.pattern(line.substring(0, at)), line.substring(at + BECOMES.length()).strip());
    }

    /** One that tells of a whole clause, or of none. */
    Rule whole() {
      return new Rule(Complaints.pattern("^(?:" + pattern.pattern() + ")$"), result);
    }
  }

  /** The lines of a grammar by what they tell, with the parts that they name. */
  private record Lines(Map<String, List<String>> byKey) {
    static Lines of(String file) {
      Fragments fragments = new Fragments();
      Map<String, List<String>> byKey = new HashMap<>();
      for (String line : WordList.lines(file)) {
        if (!fragments.define(line)) {
          String[] parts = line.split(" ", 2);
          byKey.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(fragments.expand(parts[1]));
        }
      }
      return new Lines(byKey);
    }

    List<String> all(String key) {
      return byKey.getOrDefault(key, List.of());
    }

    String only(String key) {
      return all(key).getFirst();
    }

    Set<String> words(String key) {
      return all(key).stream()
          .flatMap(line -> Arrays.stream(line.split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());
    }

    List<Rule> rules(String key) {
      return all(key).stream().map(Rule::of).toList();
    }
  }

  private Complaints(String language, Lines lines) {
    this.language = language;
    clause = pattern(lines.only("clause"));
    hint = new QuickPatterns(pattern(lines.only("hint")));
    begin = pattern("^\\s*(?:" + lines.only("begin") + ")");
    end = pattern("(?:" + lines.only("end") + ")\\s*$");
    unless = pattern(lines.only("unless"));
    another = pattern("^\\s*(?:" + lines.only("another") + ")\\s");
    bare = pattern("\\s*(?:" + lines.only("bare") + ")\\s*");
    and = lines.only("and");
    written = lines.rules("write");
    said = lines.rules("say").stream().map(Rule::whole).toList();
    turns = Turns.of(lines.all("turn"), lines.words("keep"));
    capitals = Capitals.of(lines.words("name"), lines.only("name-end"), lines.all("proper"));
  }

  /** Those of this language. */
  static Complaints of(String language) {
    return new Complaints(language, Lines.of("why-" + language + ".txt"));
  }

  private static Pattern pattern(String written) {
    return Pattern.compile(written, ANY_CASE);
  }

  /** The first complaint of a mail: that of its subject, or else of its words. */
  Optional<Concern.Complaint> in(String subject, String words) {
    return in(REPLY.matcher(subject).replaceFirst("")).or(() -> in(words));
  }

  /** The first, and what the same sentence complains of beside it. */
  private Optional<Concern.Complaint> in(String words) {
    String unwrapped = WRAPPED.matcher(words).replaceAll(" ").replace('’', '\'');
    String text = ASIDE.matcher(unwrapped).replaceAll("");
    Matcher border = clause.matcher(text);
    List<Concern.Complaint> found = new ArrayList<>();
    String before = "";
    boolean opensSentence = true;
    int from = 0;
    boolean more = true;
    while (more && (found.isEmpty() || !opensSentence)) {
      more = border.find();
      String said = text.substring(from, more ? border.start() : text.length());
      if (!isSecondOfTwo(before, said)) {
        of(said, opensSentence).ifPresent(found::add);
      }
      before = more && border.group().isBlank() ? said : "";
      opensSentence = more && SENTENCE_END.matcher(border.group()).find();
      from = more ? border.end() : from;
    }
    return found.stream().reduce(this::joined);
  }

  /** Two things do not work, of which the clause before names one: all of it is too much. */
  private boolean isSecondOfTwo(String before, String said) {
    return !before.isBlank()
        && (before.strip().split(" ", -1).length <= MOST_WORDS_OF_A_THING
            || bare.matcher(before).matches())
        && another.matcher(said).find();
  }

  /** Both, as far as they are short. */
  private Concern.Complaint joined(Concern.Complaint one, Concern.Complaint other) {
    Concern.Complaint both =
        new Concern.Complaint(
            language,
            one.familiar() + " " + and + " " + other.familiar(),
            one.formal() + " " + and + " " + other.formal());
    return isFit(both) ? both : one;
  }

  private static boolean isFit(Concern.Complaint complaint) {
    return FIT.matcher(complaint.familiar()).matches() && FIT.matcher(complaint.formal()).matches();
  }

  private Optional<Concern.Complaint> of(String words, boolean opensSentence) {
    if (words.length() > LONGEST_CLAUSE || !hint.anyIn(words) || unless.matcher(words).find()) {
      return Optional.empty();
    }
    String plain = SPACE.matcher(words).replaceAll(" ").strip();
    for (Rule rule : written) {
      plain = rule.pattern().matcher(plain).replaceAll(rule.result());
    }
    String core = capitals.calm(plain, opensSentence);
    core = without(end, without(begin, core + " ").strip()).strip();
    for (Rule rule : said) {
      Matcher matcher = rule.pattern().matcher(core);
      if (matcher.matches()) {
        return turned(matcher.replaceAll(rule.result()));
      }
    }
    return Optional.empty();
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

  private Optional<Concern.Complaint> turned(String result) {
    String[] both = result.split(" // ", 2);
    String familiar = capitals.restored(turns.said(both[0], Register.FAMILIAR));
    String formal = capitals.restored(turns.said(both[both.length - 1], Register.FORMAL));
    return Optional.of(new Concern.Complaint(language, familiar, formal)).filter(Complaints::isFit);
  }
}
