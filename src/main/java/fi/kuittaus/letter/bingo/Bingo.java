package fi.kuittaus.letter.bingo;

import fi.kuittaus.reading.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The game that nobody wants to win: a point for each way in which a letter is impersonal.
 *
 * <p>Words count as lemmas, not as letters inside other words: {@code asiakaspalvelu} is no {@code
 * palvelu}. Safe for several threads.
 */
public final class Bingo {
  /** From this score on a letter is an auto-reply like any other. */
  public static final int TOO_MANY = 3;

  private static final int NO_NAME = 1;
  private static final int IMPERSONAL_WORD = 2;
  private static final int OTHER_REGISTER = 4;
  private static final int UNANSWERED = 5;
  private static final int NO_TIME = 7;
  private static final int TELLING = 5;

  private final List<String> products;
  private final List<String> forbidden;

  /**
   * A game by the rules of a house.
   *
   * @param products the names that it would have in the place of "the product"
   * @param forbidden words that it does not want
   */
  public Bingo(List<String> products, List<String> forbidden) {
    this.products = List.copyOf(products);
    this.forbidden = List.copyOf(forbidden);
  }

  /** The score of these findings. */
  public static int score(List<Points> findings) {
    return findings.stream().mapToInt(Points::points).sum();
  }

  /** What is impersonal in this letter, in the order of the rules; a rule is found once. */
  public List<Points> play(ReadLetter letter) {
    Optional<Rules> rules = Rules.of(letter.language());
    List<Points> found = new ArrayList<>();
    greeting(letter).ifPresent(found::add);
    rules.ifPresent(r -> r.inOrder().forEach(rule -> word(rule, letter).ifPresent(found::add)));
    forbidden(letter).ifPresent(found::add);
    rules.flatMap(r -> register(r, letter)).ifPresent(found::add);
    unanswered(letter).ifPresent(found::add);
    rules.flatMap(r -> time(r, letter)).ifPresent(found::add);
    Map<Integer, Points> byRule = new TreeMap<>();
    found.forEach(points -> byRule.merge(points.rule(), points, Points::and));
    return List.copyOf(byRule.values());
  }

  private static Optional<Points> greeting(ReadLetter letter) {
    String first = letter.firstLine();
    if (!Rules.greets(first)) {
      String better = letter.name().map(n -> "greet " + n).orElse("begin with a greeting");
      return Optional.of(new Points(NO_NAME, 2, "", better));
    }
    return letter
        .name()
        .filter(name -> Stream.of(name.split(" ", -1)).noneMatch(first::contains))
        .map(name -> new Points(NO_NAME, 1, first, "greet " + name + " by name"));
  }

  private Optional<Points> word(Rules.Rule rule, ReadLetter letter) {
    return rule.find(letter.text()).map(words -> new Points(rule.number(), 1, words, better(rule)));
  }

  private String better(Rules.Rule rule) {
    return rule.number() == IMPERSONAL_WORD && !products.isEmpty()
        ? rule.better() + " (" + String.join(", ", products) + ")"
        : rule.better();
  }

  private Optional<Points> forbidden(ReadLetter letter) {
    return forbidden.stream()
        .filter(word -> whole(word).matcher(letter.text()).find())
        .findFirst()
        .map(
            word -> new Points(IMPERSONAL_WORD, 1, word, "the house forbids it: say it otherwise"));
  }

  private static Pattern whole(String word) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static Optional<Points> register(Rules rules, ReadLetter letter) {
    return letter
        .register()
        .flatMap(register -> rules.wrongFor(register, letter.text()))
        .map(words ->
            new Points(
                OTHER_REGISTER,
                1,
                words,
                letter.register().filter(Register.FORMAL::equals).isPresent()
                    ? "the customer writes formally; so do we"
                    : "the customer writes familiarly; so do we"));
  }

  /** A question is taken up where one of its telling words is. */
  private static Optional<Points> unanswered(ReadLetter letter) {
    String text = letter.text().toLowerCase(Locale.ROOT);
    return letter.asked().stream()
        .filter(question -> telling(question).noneMatch(text::contains))
        .findFirst()
        .map(question -> new Points(UNANSWERED, 1, question, "answer this, or say when"));
  }

  /** The beginnings of its longer words, which inflection leaves alone. */
  private static Stream<String> telling(String question) {
    return Stream.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> word.length() >= TELLING)
        .map(word -> word.substring(0, TELLING));
  }

  private static Optional<Points> time(Rules rules, ReadLetter letter) {
    return rules
        .vagueTime(letter.text())
        .map(words -> new Points(NO_TIME, 1, words, "name the weekday, the date and the hour"))
        .or(() ->
            letter.closing() || rules.namesTime(letter.text())
                ? Optional.empty()
                : Optional.of(new Points(NO_TIME, 1, "", "say when they will hear")));
  }
}
