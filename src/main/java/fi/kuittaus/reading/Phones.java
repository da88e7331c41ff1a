package fi.kuittaus.reading;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.QuickPatterns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The phone numbers by which a customer can be called. */
final class Phones {
  private static final int CONTEXT = 30;
  private static final int MOST_TRIES = 50;

  /** No number that can be valid has fewer. */
  private static final int FEWEST_DIGITS = 5;

  private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("[+(]?\\s*[+0(]");
  private static final Map<String, String> COUNTRIES =
      Map.of("fi", "FI", "sv", "SE", "et", "EE", "de", "DE", "no", "NO", "da", "DK", "en", "GB");

  /** "numeroonne", "your number", "fax": not the customer's, or not to talk on. */
  private static final QuickPatterns OTHERS = pattern("phones-of-others.txt");

  /** "puh", "call me": what stands before a number that looks like any other. */
  private static final QuickPatterns CALLED = pattern("phone-words.txt");

  private Phones() {}

  /**
   * In E.164, each once, in the order of the text.
   *
   * @param unquoted the text of a mail up to what it quotes
   */
  static List<String> in(
      String unquoted, Optional<EmailAddress> sender, List<String> mailboxLanguages) {
    String text = unquoted.lines().filter(Phones::mayHold).collect(Collectors.joining("\n"));
    if (text.isEmpty()) {
      return List.of();
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String country = country(sender, mailboxLanguages);
    return Stream.concat(
            found(text, country, Leniency.VALID),
            found(text, country, Leniency.POSSIBLE)
                .filter(match -> match.rawString().startsWith("+")))
        .filter(match -> isOwn(match, text))
        .map(match -> numbers.format(match.number(), PhoneNumberFormat.E164))
        .distinct()
        .toList();
  }

  /** What is written with a plus is meant as a number, also where no such one is in use. */
  private static Stream<PhoneNumberMatch> found(String text, String country, Leniency leniency) {
    return StreamSupport.stream(
        PhoneNumberUtil.getInstance()
            .findNumbers(text, country, leniency, MOST_TRIES)
            .spliterator(),
        false);
  }

  /** Whether it is worth the search: most lines hold no number, or one like any other. */
  private static boolean mayHold(String line) {
    int digits = 0;
    boolean begun = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isDigit(c)) {
        begun |= i == 0 || (!Character.isDigit(line.charAt(i - 1)) && mayBegin(line, i));
        digits++;
      }
      begun |= c == '+' || c == '(';
    }
    return begun && digits >= FEWEST_DIGITS;
  }

  private static boolean mayBegin(String line, int at) {
    String before = line.substring(Math.max(0, at - CONTEXT), at);
    return line.charAt(at) == '0' || CALLED.anyIn(before.toLowerCase(Locale.ROOT));
  }

  private static boolean isOwn(PhoneNumberMatch match, String text) {
    String before = text.substring(Math.max(0, match.start() - CONTEXT), match.start());
    String line = before.substring(before.lastIndexOf('\n') + 1).toLowerCase(Locale.ROOT);
    boolean looksLikeOne = LOOKS_LIKE_ONE.matcher(match.rawString()).lookingAt();
    return !OTHERS.anyIn(line) && (looksLikeOne || CALLED.anyIn(line));
  }

  /** The country of the sender's address, or of the mailbox's first language. */
  private static String country(Optional<EmailAddress> sender, List<String> mailboxLanguages) {
    return sender
        .map(EmailAddress::domain)
        .map(domain -> domain.substring(domain.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT))
        .map(domain -> domain.equals("UK") ? "GB" : domain)
        .filter(PhoneNumberUtil.getInstance().getSupportedRegions()::contains)
        .orElseGet(() -> COUNTRIES.getOrDefault(mailboxLanguages.getFirst(), "FI"));
  }

  private static QuickPatterns pattern(String file) {
    return new QuickPatterns(
        Pattern.compile(String.join("|", WordList.lines(file)), Pattern.UNICODE_CHARACTER_CLASS));
  }
}
