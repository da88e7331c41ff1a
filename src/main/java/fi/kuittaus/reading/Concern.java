package fi.kuittaus.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mail is about, closer than its topic, so that a letter can name it: only what is surely
 * said, and only where it says one such thing.
 *
 * @param what a label of {@code concerns-fi.txt} and its like, as {@code login}
 * @param numbered the order, bill or other paper that it gives the number of
 * @param complaint what does not work, as a clause that follows "why"
 * @param question that it asks, as a clause that follows "find out"
 * @param thing that is all of its subject
 */
public record Concern(
    Optional<String> what,
    Optional<Numbered> numbered,
    Optional<Clause> complaint,
    Optional<Clause> question,
    Optional<Thing> thing) {
  /** Nothing that could be named. */
  public static final Concern NONE = new Concern(Optional.empty(), Optional.empty());

  /** By language: what one says surely may be a part of something else in another. */
  private static final Map<String, Tongue> TONGUES =
      Stream.of("fi", "sv", "en").collect(Collectors.toUnmodifiableMap(l -> l, Tongue::of));

  /** In a name, between a thing and what is wrong with it: {@code app--crash}. */
  private static final String CLOSER = "--";

  /** A mail that has not said by then what it is about says more than one thing. */
  private static final int BEGINNING = 1_200;

  /** By language, what keeps a matter from being named: danger, and what is over. */
  private static final Signs UNNAMED = Signs.of("unnamed.txt");

  private static final Signs PAPERS = Signs.of("numbered.txt");

  /** One that names no thing, and repeats no words. */
  public Concern(Optional<String> what, Optional<Numbered> numbered) {
    this(what, numbered, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What a mail's words in one language show of its concern. */
  private record Tongue(Signs signs, Clauses complaints, Clauses questions, Things things) {
    static Tongue of(String language) {
      Capitals capitals = Capitals.of(Grammar.of("capitals-" + language + ".txt"));
      return new Tongue(
          Signs.of("concerns-" + language + ".txt"),
          Clauses.why(language, capitals),
          Clauses.asked(language, capitals),
          Things.of(language, capitals));
    }
  }

  /**
   * What a customer says, as it is said to them within a sentence of ours: "din värmepump inte
   * startar". Short, and of letters, digits, spaces, hyphens and apostrophes alone.
   *
   * @param language of the clause, which fits into letters of no other
   * @param familiar as one says it to a friend
   * @param formal with Ni, Te or the like; the same in a language that knows no such difference
   */
  public record Clause(String language, String familiar, String formal) {}

  /**
   * A thing that a subject names and says no more of, as letters need it: "the hedge trimmer". The
   * same in all forms where the language makes no difference. Of letters, digits, spaces and
   * hyphens alone.
   *
   * @param language of the words, which fit into letters of no other
   * @param about as it follows "about" or what stands for that ("joka koskee")
   * @param of as it follows "feedback about" where that asks for another form ("palautteestasi")
   * @param failing as it follows "wrong with"; empty: it cannot be out of order
   */
  public record Thing(String language, String about, String of, Optional<String> failing) {}

  /**
   * Something that bears a number.
   *
   * @param kind {@code order}, {@code invoice} and so on, of {@code numbered.txt}
   * @param number four to eight digits, perhaps with hyphens between, as written: a stranger who
   *     forges a mail cannot have us tell his victim a phone number
   */
  public record Numbered(String kind, String number) {
    /** Too few digits for a phone, a card or a person; and no year. */
    private static final Pattern SHAPE =
        Pattern.compile("(?=(?:-?[0-9]){4,8}$)(?!(?:19|20)[0-9]{2}$)[1-9][0-9]*+(?:-[0-9]++){0,3}");

    public Numbered {
      if (!isFit(number)) {
        throw new IllegalArgumentException("a number to repeat is of four to eight digits");
      }
    }

    /** Whether a letter may repeat this. */
    static boolean isFit(String number) {
      return SHAPE.matcher(number).matches();
    }
  }

  /**
   * That of a mail of this subject and these own words; of several things, the one that the subject
   * names, or else the only one of which it says what is wrong. Only the beginning of a long mail
   * counts. Where somebody may be in danger, or all is over, nothing is named but a number.
   *
   * @param language of the words; empty: not known
   */
  static Concern of(String subject, String words, Optional<String> language) {
    String all = subject + "\n" + words;
    String begun = beginning(all);
    Optional<Tongue> tongue =
        language
            .filter(known -> !UNNAMED.in(all).contains(known))
            .flatMap(known -> Optional.ofNullable(TONGUES.get(known)));
    return new Concern(
        tongue.flatMap(known -> named(known.signs(), subject, begun)),
        single(numbered(subject)).or(() -> single(numbered(begun))),
        tongue.flatMap(known -> known.complaints().in(subject, beginning(words))),
        tongue.flatMap(known -> known.questions().in(subject, beginning(words))),
        tongue.flatMap(known -> known.things().in(subject)));
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), BEGINNING));
  }

  /** What is said of one thing; of several, of the one that the subject names, or that fails. */
  private static Optional<String> named(Signs signs, String subject, String begun) {
    List<String> said = signs.in(begun);
    return single(things(said))
        .or(() -> single(things(signs.in(subject).stream().filter(said::contains).toList())))
        .or(() -> single(things(said.stream().filter(name -> name.contains(CLOSER)).toList())))
        .map(thing -> closest(thing, said));
  }

  private static List<String> things(List<String> names) {
    return names.stream().map(Concern::thing).distinct().toList();
  }

  private static String thing(String name) {
    return name.split(CLOSER, 2)[0];
  }

  /** The first that also says what is wrong with it, or else the thing. */
  private static String closest(String thing, List<String> said) {
    return said.stream().filter(name -> name.startsWith(thing + CLOSER)).findFirst().orElse(thing);
  }

  private static List<Numbered> numbered(String text) {
    return PAPERS.groups(text).entrySet().stream()
        .flatMap(found ->
            found.getValue().stream()
                .filter(Numbered::isFit)
                .map(number -> new Numbered(found.getKey(), number)))
        .distinct()
        .toList();
  }

  private static <T> Optional<T> single(List<T> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
