package fi.kuittaus.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When a mail was sent or arrived, as its own headers have it. */
public final class MailDate {
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

  /** When its author's program sent it, by Date; empty where that cannot be read. */
  public static Optional<Instant> sent(Headers headers) {
    return headers.first("Date").flatMap(MailDate::parse);
  }

  /**
   * When a mail in a file arrived: its topmost Received says so, or else its Date; empty where
   * neither can be read.
   */
  public static Optional<Instant> of(Headers headers) {
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
