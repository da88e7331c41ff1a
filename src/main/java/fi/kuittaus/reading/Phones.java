package fi.kuittaus.reading;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The phone numbers by which a customer can be called. */
final class Phones {
  private static final int CONTEXT = 30;
  private static final int MOST_TRIES = 50;
  private static final Map<String, String> COUNTRIES =
      Map.of("fi", "FI", "sv", "SE", "et", "EE", "de", "DE", "no", "NO", "da", "DK", "en", "GB");

  /** "numeroonne", "your number", "fax": not the customer's, or not to talk on. */
  private static final Pattern OTHERS = pattern("phones-of-others.txt");

  /** "puh", "call me": what stands before a number that looks like any other. */
  private static final Pattern CALLED = pattern("phone-words.txt");

  private Phones() {}

  /** In E.164, each once, in the order of the text. */
  static List<String> of(InboundMessage mail, List<String> mailboxLanguages) {
    String text = Unquoted.of(mail.content());
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String country = country(mail.sender(), mailboxLanguages);
    Iterable<PhoneNumberMatch> matches =
        numbers.findNumbers(text, country, Leniency.VALID, MOST_TRIES);
    return StreamSupport.stream(matches.spliterator(), false)
        .filter(match -> isOwn(match, text))
        .map(match -> numbers.format(match.number(), PhoneNumberFormat.E164))
        .distinct()
        .toList();
  }

  private static boolean isOwn(PhoneNumberMatch match, String text) {
    String before = text.substring(Math.max(0, match.start() - CONTEXT), match.start());
    String line = before.substring(before.lastIndexOf('\n') + 1).toLowerCase(Locale.ROOT);
    boolean looksLikeOne = match.rawString().matches("[+(]?\\s*[+0(].*");
    return !OTHERS.matcher(line).find() && (looksLikeOne || CALLED.matcher(line).find());
  }

  /** The country of the sender's address, or of the mailbox's first language. */
  private static String country(Optional<EmailAddress> sender, List<String> mailboxLanguages) {
    return sender
        .map(EmailAddress::domain)
        .map(domain -> domain.substring(domain.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT))
        .filter(PhoneNumberUtil.getInstance().getSupportedRegions()::contains)
        .orElseGet(() -> COUNTRIES.getOrDefault(mailboxLanguages.getFirst(), "FI"));
  }

  private static Pattern pattern(String file) {
    return Pattern.compile(String.join("|", WordList.lines(file)), Pattern.UNICODE_CHARACTER_CLASS);
  }
}
