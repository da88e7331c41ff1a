package fi.kuittaus.letter;

import fi.kuittaus.promise.Promise;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Dates and times as the people of one language say them to each other: "keskiviikkona 25.11. klo
 * 15", "3 pm on Wednesday 25 November".
 *
 * <p>The words come from {@code letters/<language>/times.properties} and not from the platform's
 * locale data, so that a letter reads the same on every machine. Immutable; safe for several
 * threads.
 */
public final class Wording {
  /** A date further off than this could be taken for another year's. */
  private static final long OBVIOUS_DAYS = 180;

  private static final List<String> LANGUAGES = Resources.languages();

  private static final Map<String, Wording> ALL =
      LANGUAGES.stream()
          .collect(Collectors.toUnmodifiableMap(l -> l, l -> new Wording(Phrases.of(l))));

  private final Phrases phrases;

  private Wording(Phrases phrases) {
    this.phrases = phrases;
  }

  /** The languages that have words, BCP 47. */
  public static List<String> languages() {
    return LANGUAGES;
  }

  /**
   * The wording of a language.
   *
   * @param language BCP 47; a region is passed over: {@code fi-FI} is {@code fi}; both ways of
   *     writing Norwegian are {@code no}
   * @throws IllegalArgumentException if it has no words yet
   */
  public static Wording of(String language) {
    Wording wording = ALL.get(written(language));
    if (wording == null) {
      throw new IllegalArgumentException(
          "no letters in \"" + language + "\": there are " + String.join(", ", languages()));
    }
    return wording;
  }

  /** The language that letters are written in for one who reads this one. */
  static String written(String language) {
    String base = Locale.forLanguageTag(language).getLanguage();
    return base.equals("nb") || base.equals("nn") ? "no" : base;
  }

  /** By when, in full: "viimeistään keskiviikkona 25.11. klo 15". */
  public String deadline(Promise promise, Instant now) {
    return phrases.fill("by", Map.of("when", quoted(promise, now)));
  }

  /**
   * The due instant as a letter quotes it, without the word for "by": "keskiviikkona 25.11. klo
   * 15". Midnight is the end of the day before.
   *
   * @param now when the letter is written: "tänään" goes with the date of that day
   */
  public String quoted(Promise promise, Instant now) {
    ZonedDateTime due = promise.local();
    if (!due.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return moment(due, now);
    }
    LocalDate date = due.toLocalDate().minusDays(1);
    LocalDate today = now.atZone(due.getZone()).toLocalDate();
    return phrases.fill(
        date.equals(today) ? "day-end-today" : "day-end", Map.of("date", date(date, today)));
  }

  /** As {@link #quoted}, with the zone named, for a reader whose own clock shows another time. */
  public String quotedAbroad(Promise promise, Instant now) {
    ZonedDateTime due = promise.local();
    String offset = due.getOffset().equals(ZoneOffset.UTC) ? "" : due.getOffset().getId();
    String zone =
        phrases.find("zone." + due.getZone().getId()).orElse("UTC" + offset.replace(":00", ""));
    return phrases.fill("in-zone", Map.of("when", quoted(promise, now), "zone", zone));
  }

  /** A moment that has been or will be: "maanantaina 23.11. klo 9.05". */
  public String moment(ZonedDateTime at, Instant now) {
    LocalDate today = now.atZone(at.getZone()).toLocalDate();
    LocalDate date = at.toLocalDate();
    return phrases.fill(
        date.equals(today) ? "today" : "when",
        Map.of("date", date(date, today), "time", time(at.toLocalTime())));
  }

  /**
   * A text that names today's date once: "tänään maanantaina 23.11. klo 13", and after it only
   * "tänään klo 15".
   *
   * @param text with its times as {@link #quoted} words them
   */
  String namingTodayOnce(String text, ZoneId zone, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    String named = phrases.fill("today-named", Map.of("date", date(today, today)));
    int first = text.indexOf(named) + named.length();
    return text.contains(named)
        ? text.substring(0, first)
            + text.substring(first).replace(named, phrases.fill("today-again", Map.of()))
        : text;
  }

  /** A moment that has been, as a receipt gives it: "23.11. klo 9.05". */
  String stamp(ZonedDateTime at, Instant now) {
    LocalDate date = at.toLocalDate();
    return phrases.fill(
        isObvious(date, now.atZone(at.getZone()).toLocalDate()) ? "stamp" : "stamp-with-year",
        Map.of(
            "day", Integer.toString(date.getDayOfMonth()),
            "month", month(date),
            "year", Integer.toString(date.getYear()),
            "time", time(at.toLocalTime())));
  }

  private static boolean isObvious(LocalDate date, LocalDate today) {
    return Math.abs(ChronoUnit.DAYS.between(today, date)) <= OBVIOUS_DAYS;
  }

  private String date(LocalDate date, LocalDate today) {
    return phrases.fill(
        isObvious(date, today) ? "date" : "date-with-year",
        Map.of(
            "weekday", phrases.list("weekdays").get(date.getDayOfWeek().getValue() - 1),
            "day", Integer.toString(date.getDayOfMonth()),
            "month", month(date),
            "year", Integer.toString(date.getYear())));
  }

  private String month(LocalDate date) {
    List<String> names = phrases.list("months");
    int month = date.getMonthValue();
    return names.isEmpty() ? Integer.toString(month) : names.get(month - 1);
  }

  /** A time of day: "klo 16". */
  String time(LocalTime time) {
    int hour = time.getHour();
    return phrases.fill(
        timePattern(time),
        Map.of(
            "h", Integer.toString(hour),
            "h12", Integer.toString((hour + 11) % 12 + 1),
            "half", phrases.list("half").get(hour / 12),
            "mm", String.format(Locale.ROOT, "%02d", time.getMinute())));
  }

  private static String timePattern(LocalTime time) {
    if (time.getMinute() > 0) {
      return "hour-and-minute";
    }
    return switch (time.getHour()) {
      case 0 -> "midnight";
      case 12 -> "noon";
      default -> "hour";
    };
  }
}
