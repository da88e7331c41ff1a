package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clauses of one language in which customers say one kind of thing, whatever it is about, as we
 * say it back to them: "my heat pump won't start" is read as "your heat pump will not start", to be
 * said behind "why"; "Can I bring my dog?" as "whether you can bring your dog". The grammar is a
 * data file ({@code why-en.txt}, {@code asks-en.txt}); what is no short and plain clause of its
 * kind says nothing. Safe for several threads.
 */
final class Clauses {
  /** A clause of more characters tells more than what does not work. */
  private static final int LONGEST_CLAUSE = 140;

  private static final int MOST_WORDS_OF_A_THING = 2;

  /** A line that goes on in the next is wrapped. */
  private static final Pattern WRAPPED = Pattern.compile("(?<=[\\p{L},])\\n(?=\\p{Ll})");

  /** What is said by the way. */
  private static final Pattern ASIDE = Pattern.compile("\\s?\\([^()\\n]{1,60}\\)");

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:)\\n]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Words, and numbers of things, but nothing that leads anywhere or identifies anyone. */
  private static final Pattern FIT =
      Pattern.compile("(?=.{6,80}$)(?!.*\\d{5})(?!.*\\S{31})[\\p{L}\\d][\\p{L}\\d '-]*");

  private final String language;
  private final Pattern clause;
  private final QuickPatterns hint;
  private final Grammar.Edges edges;
  private final Pattern unless;
  private final Pattern another;
  private final Pattern bare;
  private final String and;
  private final List<Rule> written;
  private final Forms said;
  private final Turns turns;
  private final Capitals capitals;

  /** An expression, and what stands for what it matches. */
  private record Rule(Pattern pattern, String result) {
    private static final String BECOMES = " =>";

    static Rule of(String line) {
      int at = line.lastIndexOf(BECOMES);
      return new Rule(
          Grammar.compiled(line.substring(0, at)), line.substring(at + BECOMES.length()).strip());
    }
  }

  private Clauses(String language, Grammar grammar, Capitals capitals) {
    this.language = language;
    this.capitals = capitals;
    clause = grammar.pattern("clause");
    hint = new QuickPatterns(grammar.pattern("hint"));
    edges = grammar.edges();
    unless = grammar.pattern("unless");
    another = Grammar.compiled("^\\s*(?:" + grammar.only("another") + ")\\s");
    bare = Grammar.compiled("\\s*(?:" + grammar.only("bare") + ")\\s*");
    and = grammar.only("and");
    written = grammar.all("write").stream().map(Rule::of).toList();
    said = Forms.of(grammar.only("no"), grammar.all("say"));
    turns = Turns.of(grammar.all("turn"), grammar.words("keep"));
  }

  /**
   * What does not work.
   *
   * @param language of the grammar
   * @param capitals of names in it
   */
  static Clauses why(String language, Capitals capitals) {
    return new Clauses(language, Grammar.of("why-" + language + ".txt"), capitals);
  }

  /** What is asked, as {@link #why}. */
  static Clauses asked(String language, Capitals capitals) {
    return new Clauses(language, Grammar.of("asks-" + language + ".txt"), capitals);
  }

  /** The first that a mail says: that of its subject, or else of its words. */
  Optional<Concern.Clause> in(String subject, String words) {
    return in(Sentences.unmarked(subject)).or(() -> in(words));
  }

  /** The first, and what the same sentence, or the next question, says beside it. */
  private Optional<Concern.Clause> in(String words) {
    String unwrapped = WRAPPED.matcher(words).replaceAll(" ").replace('’', '\'');
    String text = ASIDE.matcher(unwrapped).replaceAll("");
    Matcher border = clause.matcher(text);
    List<Concern.Clause> found = new ArrayList<>();
    String before = "";
    boolean opensSentence = true;
    boolean followsQuestion = false;
    int from = 0;
    boolean more = true;
    while (more && (found.isEmpty() || !opensSentence)) {
      more = border.find();
      String said = text.substring(from, more ? border.start() : text.length());
      if (!isSecondOfTwo(before, said)) {
        of(said, opensSentence || followsQuestion).ifPresent(found::add);
      }
      before = more && border.group().isBlank() ? said : "";
      followsQuestion = said.endsWith("?");
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
  private Concern.Clause joined(Concern.Clause one, Concern.Clause other) {
    Concern.Clause both =
        new Concern.Clause(
            language,
            one.familiar() + " " + and + " " + other.familiar(),
            one.formal() + " " + and + " " + other.formal());
    return isFit(both) ? both : one;
  }

  private static boolean isFit(Concern.Clause clause) {
    return FIT.matcher(clause.familiar()).matches() && FIT.matcher(clause.formal()).matches();
  }

  private Optional<Concern.Clause> of(String words, boolean opensSentence) {
    if (words.length() > LONGEST_CLAUSE || !hint.anyIn(words) || unless.matcher(words).find()) {
      return Optional.empty();
    }
    String plain = SPACE.matcher(words).replaceAll(" ").strip();
    for (Rule rule : written) {
      plain = rule.pattern().matcher(plain).replaceAll(rule.result());
    }
    return said.of(edges.cutFrom(capitals.calm(plain, opensSentence))).flatMap(this::turned);
  }

  private Optional<Concern.Clause> turned(String result) {
    String[] both = result.split(" // ", 2);
    String familiar = capitals.restored(turns.said(both[0], Register.FAMILIAR));
    String formal = capitals.restored(turns.said(both[both.length - 1], Register.FORMAL));
    return Optional.of(new Concern.Clause(language, familiar, formal)).filter(Clauses::isFit);
  }
}
