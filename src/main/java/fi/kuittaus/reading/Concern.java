package fi.kuittaus.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail is about, closer than its topic, so that a letter can name it: only what is surely
 * said, and only where it says one such thing.
 *
 * @param what a label of {@code concerns-fi.txt} and its like, as {@code login}
 * @param numbered the order, bill or other paper that it gives the number of
 * @param failure the thing that does not work, which says closer what it is about
 */
public record Concern(
    Optional<String> what, Optional<Numbered> numbered, Optional<Failure> failure) {
  /** Nothing that could be named. */
  public static final Concern NONE = new Concern(Optional.empty(), Optional.empty());

  /** By language: what one says surely may be a part of something else in another. */
  private static final Map<String, Signs> SIGNS =
      Map.of(
          "fi", Signs.of("concerns-fi.txt"),
          "sv", Signs.of("concerns-sv.txt"),
          "en", Signs.of("concerns-en.txt"));

  /** By language, as far as there is a list. */
  private static final Map<String, Broken> BROKEN = Map.of("fi", Broken.of("broken-fi.txt"));

  /** How a label ends that says of a thing how it fails. */
  private static final String HOW = "ing";

  /** A mail that has not said by then what it is about says more than one thing. */
  private static final int BEGINNING = 1_200;

  /** By language, what keeps a matter from being named: danger, and what is over. */
  private static final Signs UNNAMED = Signs.of("unnamed.txt");

  private static final Signs PAPERS = Signs.of("numbered.txt");

  /** One that names no thing that fails. */
  public Concern(Optional<String> what, Optional<Numbered> numbered) {
    this(what, numbered, Optional.empty());
  }

  /**
   * A thing that does not work, and how: labels of {@code broken-fi.txt}.
   *
   * @param thing as {@code heat-pump}
   * @param way as {@code start}: it does not
   */
  public record Failure(String thing, String way) {}

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
   * names. Only the beginning of a long mail counts. Where somebody may be in danger, or all is
   * over, nothing is named but a number.
   *
   * @param language of the words; empty: not known
   */
  static Concern of(String subject, String words, Optional<String> language) {
    String all = subject + "\n" + words;
    String begun = all.substring(0, Math.min(all.length(), BEGINNING));
    Optional<String> nameable = language.filter(known -> !UNNAMED.in(all).contains(known));
    Optional<String> what = nameable.flatMap(known -> named(subject, begun, known));
    return new Concern(
        what,
        single(numbered(subject)).or(() -> single(numbered(begun))),
        nameable.flatMap(known -> failure(what, subject, begun, known)));
  }

  /** What does not work, where that says closer what is named, or nothing is. */
  private static Optional<Failure> failure(
      Optional<String> named, String subject, String begun, String language) {
    return Optional.ofNullable(BROKEN.get(language))
        .flatMap(
            broken -> broken.in(subject).or(() -> broken.in(begun)).or(() -> broken.alone(subject)))
        .filter(found -> named.map(found::refines).orElse(true))
        .map(Broken.Found::failure);
  }

  private static Optional<String> named(String subject, String begun, String language) {
    return Optional.ofNullable(SIGNS.get(language)).flatMap(signs -> named(signs, subject, begun));
  }

  /** A thing of which it is also said how it fails is that: {@code app-crashing}, not app. */
  private static Optional<String> named(Signs signs, String subject, String begun) {
    List<String> found = signs.in(begun);
    return single(things(signs.in(subject)))
        .or(() -> single(things(found)))
        .map(thing -> single(closer(thing, found)).orElse(thing));
  }

  private static List<String> things(List<String> found) {
    return found.stream()
        .filter(what -> found.stream().noneMatch(thing -> isCloser(what, thing)))
        .toList();
  }

  private static List<String> closer(String thing, List<String> found) {
    return found.stream().filter(what -> isCloser(what, thing)).toList();
  }

  private static boolean isCloser(String what, String thing) {
    return what.startsWith(thing + "-") && what.endsWith(HOW);
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
