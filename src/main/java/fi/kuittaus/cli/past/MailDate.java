package fi.kuittaus.cli.past;

import fi.kuittaus.mail.Headers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When a mail in a file arrived: its topmost Received says so, or else its Date. */
final class MailDate {
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern WEEKDAY = Pattern.compile("^\\s*\\p{Alpha}{3,9}\\s*,\\s*");
  private static final Pattern GREENWICH =
      Pattern.compile("\\s(?:-0000|GMT|UTC?|Z)\\s*$", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d MMM yyyy H:mm[:ss] xx")
          .toFormatter(Locale.ENGLISH);

  private MailDate() {}

  /** Empty where neither header can be read. */
  static Optional<Instant> of(Headers headers) {
    Stream<String> received =
        headers.first("Received").map(h -> h.substring(h.lastIndexOf(';') + 1)).stream();
    return Stream.concat(received, headers.first("Date").stream())
        .flatMap(text -> parse(text).stream())
        .findFirst();
  }

  private static Optional<Instant> parse(String text) {
    String plain = WEEKDAY.matcher(COMMENT.matcher(text).replaceAll(" ")).replaceFirst("");
    String zoned = GREENWICH.matcher(plain).replaceFirst(" +0000");
    try {
      return Optional.of(
          OffsetDateTime.parse(zoned.strip().replaceAll("\\s+", " "), DATE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
