package fi.kuittaus.config;

import fi.kuittaus.letter.Wording;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.promise.Span;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of single values: each function reads one kind of text, and throws {@link
 * IllegalArgumentException} with what is wrong and what would do.
 */
final class Words {
  /** The languages that there are letters in. */
  static final List<String> LANGUAGES = Wording.languages();

  private static final Pattern PERIOD =
      Pattern.compile("([0-9]{1,5})\\s+(day|month|year)s?", Pattern.CASE_INSENSITIVE);
  private static final Pattern KEYWORD = Pattern.compile("[!-~&&[^(){%*\"\\\\\\]]]+");
  private static final Pattern MAILBOX_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]*");
  private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*");

  private Words() {}

  static EmailAddress email(String text) {
    return EmailAddress.parse(text)
        .filter(a -> DOMAIN.matcher(a.domain()).matches() && !a.local().contains("@"))
        .orElseThrow(() -> refused(text, "is not an e-mail address; support@example.com would do"));
  }

  /** The name in a From: one line. */
  static String displayName(String text) {
    return oneLine(text, "a name");
  }

  /** A user to log in as. */
  static String user(String text) {
    return oneLine(text, "a user");
  }

  /** A password; what is wrong with it is told without it. */
  static String password(String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("this is no password on one line");
    }
    return text;
  }

  /** A folder's name. */
  static String folder(String text) {
    return oneLine(text, "a folder's name");
  }

  /** A whole number in bounds. */
  static Function<String, Integer> number(int least, int most) {
    return text -> {
      if (!text.matches("[0-9]{1,9}")
          || Integer.parseInt(text) < least
          || Integer.parseInt(text) > most) {
        throw refused(text, "is not a whole number from " + least + " to " + most);
      }
      return Integer.valueOf(text);
    };
  }

  /** A span that passes whatever a calendar says, in hours of 60 minutes and days of 24 hours. */
  static Duration age(String text) {
    return switch (Span.parse(text)) {
      case Span.Elapsed(Duration duration) -> duration;
      case Span.Days(int count) -> Duration.ofDays(count);
      case Span.BusinessTime _, Span.BusinessDays _ ->
          throw refused(
              text, "counts business time, which no calendar is given for; \"2 days\" would do");
    };
  }

  static Period period(String text) {
    Matcher words = PERIOD.matcher(text.strip());
    if (!words.matches() || Integer.parseInt(words.group(1)) < 1) {
      throw refused(text, "is not a length of time; \"90 days\" or \"24 months\" would do");
    }
    int count = Integer.parseInt(words.group(1));
    return switch (words.group(2).toLowerCase(Locale.ROOT)) {
      case "day" -> Period.ofDays(count);
      case "month" -> Period.ofMonths(count);
      default -> Period.ofYears(count);
    };
  }

  /** An IMAP keyword: an atom (RFC 3501 section 9), and not a system flag. */
  static String keyword(String text) {
    if (!KEYWORD.matcher(text).matches()) {
      throw refused(text, "is not an IMAP keyword, a word without spaces; Closed would do");
    }
    return text;
  }

  /** A language that there are letters in. */
  static String language(String text) {
    if (LANGUAGES.contains(text)) {
      return text;
    }
    String base = bcp47(text).replaceFirst("-.*", "");
    throw refused(
        text,
        LANGUAGES.contains(base)
            ? "is a language of its own here; \"" + base + "\" would do"
            : "is a language without letters; there are letters in "
                + String.join(", ", LANGUAGES));
  }

  /** A language tag. */
  static String bcp47(String text) {
    try {
      String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
      if (text.isEmpty() || tag.equals("und")) {
        throw new IllformedLocaleException();
      }
      return tag;
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a language tag (BCP 47); \"fi\" or \"en\" would do", e);
    }
  }

  static ZoneId zone(String text) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(text)) {
      throw refused(
          text, "is not a time zone" + Nearest.hint(text, known, "; \"Europe/Helsinki\" would do"));
    }
    return ZoneId.of(text);
  }

  /** A mailbox's name: it stands in addresses of the console, and in the database. */
  static String mailboxName(String text) {
    if (!MAILBOX_NAME.matcher(text).matches()) {
      throw refused(
          text, "is not a mailbox's name, of letters a-z, digits, - and _; \"support\" would do");
    }
    return text;
  }

  /** The name of a calendar, an urgency or a topic. */
  static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw refused(text, "is not a name; letters, digits, - and _ would do");
    }
    return text;
  }

  /** One of the names that stand elsewhere in the file. */
  static String known(String text, String what, List<String> known) {
    if (!known.contains(text)) {
      throw new IllegalArgumentException(
          "there is no "
              + what
              + " \""
              + text
              + "\""
              + Nearest.hint(text, known, "; known here: " + String.join(", ", known)));
    }
    return text;
  }

  /** A word or phrase that triage looks for. */
  static String phrase(String text) {
    return oneLine(text, "a word or phrase");
  }

  private static String oneLine(String text, String what) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("this is not " + what + " on one line");
    }
    return text.strip();
  }

  static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException("\"" + text + "\" " + why);
  }
}
