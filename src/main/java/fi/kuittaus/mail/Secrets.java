package fi.kuittaus.mail;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must not be kept of a customer's text: passwords, Finnish, Swedish, Estonian, Danish and
 * Norwegian identity numbers, payment card numbers, and account numbers (IBAN). The words for
 * passwords are data.
 *
 * <p>Numbers are known by their dates and check digits, so that order numbers stay readable.
 */
public final class Secrets {
  /** What stands in place of a secret. */
  public static final String MASK = "•••";

  private static final Lexicon WORDS = Lexicon.load(Secrets.class, "secrets");
  private static final int UNICODE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /**
   * A word for a password, then a colon or an "is", then one word; or one of letters and digits.
   */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\p{IsCyrillic}\\d])(?<label>"
              + anyOf("secret")
              + ")(?<between>[ \\t]*[:=：][ \\t]*|[ \\t]+(?:"
              + anyOf("is")
              + ")[ \\t]*[:：]?[ \\t]+|は[ \\t]*|是[ \\t]*|["
              + " \\t]+(?=\\S*\\d)(?=\\S*\\p{L}))(?<value>[^\\s]{1,200})",
          UNICODE);

  /** "CPR-nr. 010190-1234": since 2007 not all have a check digit, so the word tells. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?<![\\w])(?<label>(?:"
              + anyOf("identity")
              + ")(?:[ \\t.:=#-]|nr|nummer|er|är|on|is){0,12}[ \\t]*)\\d{6}[ -]?\\d{4,5}(?![\\w-])",
          UNICODE);

  private static final Set<String> NO_SECRETS =
      WORDS.lines("no-secret").stream().collect(Collectors.toUnmodifiableSet());

  private static final List<NumberForm> NUMBERS =
      List.of(
          new NumberForm(
              "(?<![\\w-])\\d{6}[-+A-FU-Ya-fu-y]\\d{3}[0-9A-Ya-y](?![\\w-])", IdNumbers::isFinnish),
          // Ten digits that begin with 0 and have no hyphen are a phone's.
          new NumberForm(
              "(?<![\\w-])(?:(?:\\d{2})?\\d{6}[-+]|\\d{8}|[1-9]\\d{5})\\d{4}(?![\\w-])",
              IdNumbers::isSwedish),
          new NumberForm("(?<![\\w-])[1-8]\\d{10}(?![\\w-])", IdNumbers::isEstonian),
          new NumberForm("(?<![\\w-])\\d{6}[ -]?\\d{5}(?![\\w-])", IdNumbers::isNorwegian),
          new NumberForm("(?<![\\w-])\\d{6}-\\d{4}(?![\\w-])", IdNumbers::isDanish),
          new NumberForm(
              "(?<![\\w-])[2-6]\\d{3}(?:[ -]?\\d{2,6}){2,4}(?![\\w-])", IdNumbers::isCard),
          new NumberForm(
              "(?<!\\w)[A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]){11,30}(?!\\w)", IdNumbers::isIban));

  private static final List<Mask> MASKS =
      Stream.concat(
              Stream.of(
                  new Mask(PASSWORD, Secrets::withoutPassword),
                  new Mask(LABELLED, found -> found.group("label") + MASK)),
              NUMBERS.stream().map(n -> new Mask(n.form(), found -> n.without(found.group()))))
          .toList();

  /** Few texts hold any of them. */
  private static final QuickPatterns FORMS =
      new QuickPatterns(MASKS.stream().map(Mask::form).toList());

  private Secrets() {}

  /** How a secret is written, and what stands in its place. */
  private record Mask(Pattern form, Function<MatchResult, String> with) {
    String in(String text) {
      return form.matcher(text).replaceAll(found -> Matcher.quoteReplacement(with.apply(found)));
    }
  }

  /** A number that is a secret where its form and its check digits agree. */
  private record NumberForm(Pattern form, Predicate<String> check) {
    NumberForm(String form, Predicate<String> check) {
      this(Pattern.compile(form), check);
    }

    /** Groups of other words may follow a number that is written in groups. */
    private String without(String found) {
      for (int end = found.length(); end > 0; end = found.lastIndexOf(' ', end - 1)) {
        String number = found.substring(0, end);
        if (form.matcher(number).matches() && check.test(number)) {
          return MASK + found.substring(end);
        }
      }
      return found;
    }
  }

  private static String anyOf(String section) {
    return WORDS.lines(section).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** The text with every secret masked; in time that grows with its length alone. */
  public static String mask(String text) {
    String masked = text;
    BitSet found = FORMS.in(text);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      String before = masked;
      masked = MASKS.get(i).in(masked);
      found = masked.equals(before) ? found : FORMS.in(masked);
    }
    return masked;
  }

  private static String withoutPassword(MatchResult found) {
    String between = found.group("between");
    boolean stated = between.contains(":") || between.contains("=") || between.contains("：");
    String value = found.group("value");
    String word = value.replaceAll("[\\p{Punct}]+$", "").toLowerCase(Locale.ROOT);
    boolean harmless = word.isEmpty() || (!stated && NO_SECRETS.contains(word));
    String shown = harmless ? value : MASK;
    return found.group("label") + between + shown;
  }
}
