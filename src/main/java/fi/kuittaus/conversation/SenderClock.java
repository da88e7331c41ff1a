package fi.kuittaus.conversation;

import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Headers;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The clock on a customer's wall, as far as the Date of their mail shows it. */
final class SenderClock {
  private static final Pattern OFFSET = Pattern.compile("([+-]\\d{4})\\s*(?:\\([^)]*\\)\\s*)?$");

  private SenderClock() {}

  static Optional<ZoneOffset> of(Headers headers) {
    return headers
        .first("Date")
        .flatMap(date -> OFFSET.matcher(date).results().findFirst())
        .map(match -> match.group(1))
        .filter(offset -> tells(offset, headers))
        .flatMap(SenderClock::parse);
  }

  /**
   * {@code -0000} says that the place is unknown (RFC 5322 section 3.3), and Exchange writes {@code
   * +0000} for everybody.
   */
  private static boolean tells(String offset, Headers headers) {
    return !offset.equals("-0000") && !(offset.equals("+0000") && isExchange(headers));
  }

  private static boolean isExchange(Headers headers) {
    return headers.fields().stream()
        .map(Header::name)
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ms-"));
  }

  private static Optional<ZoneOffset> parse(String offset) {
    try {
      return Optional.of(ZoneOffset.of(offset));
    } catch (DateTimeException e) {
      return Optional.empty(); // +9999: a clock that nobody has
    }
  }
}
