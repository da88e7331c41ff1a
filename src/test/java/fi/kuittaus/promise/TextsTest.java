package fi.kuittaus.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the texts of the configuration are read, and what is said of those that cannot be. */
class TextsTest {
  @ParameterizedTest
  @CsvSource({
    "1 hour, 1 hour",
    "90 minutes, 90 minutes",
    "120 minutes, 2 hours",
    "2 days, 2 days",
    "1 Day, 1 day",
    "4 business hours, 4 business hours",
    "1 business hour, 1 business hour",
    "30 BUSINESS MINUTES, 30 business minutes",
    "'  1  business   day ', 1 business day",
    "010 business days, 10 business days",
    "3660 days, 3660 days",
  })
  void spans(String text, String said) {
    assertThat(Span.parse(text)).hasToString(said);
    assertThat(Span.parse(said)).isEqualTo(Span.parse(text));
  }

  @Test
  void spansAreOfFourKinds() {
    assertThat(Span.parse("1 hour")).isEqualTo(new Span.Elapsed(Duration.ofHours(1)));
    assertThat(Span.parse("2 days")).isEqualTo(new Span.Days(2));
    assertThat(Span.parse("30 business minutes"))
        .isEqualTo(new Span.BusinessTime(Duration.ofMinutes(30)));
    assertThat(Span.parse("1 business day")).isEqualTo(new Span.BusinessDays(1));
    assertThat(Span.parse("1 business day").business()).isTrue();
    assertThat(Span.parse("1 day").business()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4 busines hours",
        "hour",
        "-1 hour",
        "1.5 hours",
        "1 week",
        "1hour",
        "٣ hours",
        "2 hourss"
      })
  void refusesWhatIsNoSpan(String text) {
    refused(
        () -> Span.parse(text),
        "\""
            + text
            + "\" is not a span of time; \"4 business hours\", \"30 minutes\" or \"2 days\" would"
            + " do");
  }

  @Test
  void refusesSpansOfNothingAndOfAges() {
    refused(() -> Span.parse("0 hours"), "\"0 hours\" is a span of nothing");
    refused(() -> Span.parse("00 business days"), "is a span of nothing");
    refused(() -> Span.parse("3661 days"), "3660 days is the most");
    refused(() -> Span.parse("87841 hours"), "3660 days is the most");
    refused(() -> Span.parse("99999999999999999999 minutes"), "is too long; 3660 days is the most");
    refused(() -> new Span.Elapsed(Duration.ofSeconds(90)), "whole minutes");
    refused(() -> new Span.BusinessTime(Duration.ZERO), "one minute or more");
    refused(() -> new Span.Elapsed(Duration.ofSeconds(Long.MAX_VALUE)), "span");
    refused(() -> new Span.BusinessDays(0), "one day or more");
  }

  @Test
  void openingHours() {
    assertThat(OpeningHours.parse("12:00-16:00,08:00 - 11:30"))
        .hasToString("08:00-11:30, 12:00-16:00");
    assertThat(OpeningHours.parse("0:00–6:00, 22:00-24:00"))
        .hasToString("00:00-06:00, 22:00-24:00");
    assertThat(OpeningHours.parse("00:00-24:00")).isEqualTo(OpeningHours.ALL_DAY);
    assertThat(OpeningHours.parse("08:00-12:00, 12:00-16:00").spans()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08:00-12:00, 11:30-16:00 | \"08:00-12:00\" and \"11:30-16:00\" overlap",
        "22:00-24:00, 23:00-24:00 | overlap",
        "16:00-08:00 | \"16:00-08:00\" ends before it begins",
        "22:00-06:00 | for a night write both its days: \"00:00-06:00, 22:00-24:00\"",
        "08:00-08:00 | is a span of nothing",
        "16:00-00:00 | the day's end is \"24:00\"",
        "24:00-24:00 | \"24:00\" is not a time of day",
        "08:00-25:00 | \"25:00\" is not a time of day; \"08:00\" would do",
        "08:00-16:60 | \"16:60\" is not a time of day",
        "8-16 | \"8\" is not a time of day",
        "08:00 | \"08:00\" is not a span of opening hours; \"08:00-16:00\" would do",
        "08:00-16:00, | \"\" is not a span of opening hours",
        "'' | no opening hours",
      })
  void refusesOpeningHours(String text, String message) {
    refused(() -> OpeningHours.parse(text), message);
  }

  @Test
  void weekdays() {
    assertThat(Weekdays.parse("mon-thu"))
        .isEqualTo(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY));
    assertThat(Weekdays.parse("FRI")).containsExactly(DayOfWeek.FRIDAY);
    assertThat(Weekdays.parse("friday, sun")).containsExactly(DayOfWeek.FRIDAY, DayOfWeek.SUNDAY);
    assertThat(Weekdays.parse("sun-thu"))
        .hasSize(5)
        .doesNotContain(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
    assertThat(Weekdays.parse("mon-sun")).hasSize(7);
    assertThat(Weekdays.parse("tue-tue")).containsExactly(DayOfWeek.TUESDAY);
    refused(() -> Weekdays.parse("mon-wed, tue"), "names Tuesday twice");
    for (String text : new String[] {"", "mo", "mon-", "mon-tue-wed", "maanantai", "mon,,tue"}) {
      refused(() -> Weekdays.parse(text), "\"mon-thu\", \"fri\" or \"mon,wed\" would do");
    }
  }

  @Test
  void weeks() {
    Map<String, String> week = new LinkedHashMap<>();
    week.put("mon-fri", "08:00-16:00");
    assertThat(WeeklyHours.parse(week).on(DayOfWeek.FRIDAY)).hasToString("08:00-16:00");
    assertThat(WeeklyHours.parse(week).on(DayOfWeek.SUNDAY)).isEqualTo(OpeningHours.CLOSED);
    week.put("fri", "08:00-15:00");
    refused(() -> WeeklyHours.parse(week), "Friday has hours already");
  }

  @Test
  void dates() {
    assertThat(DateRange.parse("2026-12-24")).hasToString("2026-12-24");
    assertThat(DateRange.parse("2026-12-28 .. 2026-12-31").days()).isEqualTo(4);
    refused(() -> DateRange.parse("2026-12-31..2026-12-28"), "ends before it begins");
    for (String text :
        new String[] {"", "24.12.2026", "2026-02-29", "2026-12-28..", "2026-12-28-2026-12-31"}) {
      refused(() -> DateRange.parse(text), "\"2026-12-24\" or \"2026-12-28..2026-12-31\" would do");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every 2 hours | every 2 hours",
        "Every 3 Business Hours | every 3 business hours",
        "daily at 15:00 | daily at 15:00",
        "daily at 15:00, 10:00 | daily at 10:00, 15:00",
        "daily at 9:00 and 15:00 | daily at 09:00, 15:00",
        "weekly on Monday at 10:00 | weekly on Monday at 10:00",
        "WEEKLY ON FRI AT 10:00 | weekly on Friday at 10:00",
        "none | none",
      })
  void cadences(String text, String said) {
    assertThat(Cadence.parse(text)).hasToString(said);
    assertThat(Cadence.parse(said)).isEqualTo(Cadence.parse(text));
  }

  @Test
  void refusesCadences() {
    for (String text :
        new String[] {"", "hourly", "daily", "weekly on Mon", "weekly on Mo at 10:00", "every"}) {
      refused(
          () -> Cadence.parse(text),
          "\"" + text + "\" does not say when updates are due; \"every 2 hours\"");
    }
    refused(() -> Cadence.parse("every 2 hour day"), "\"2 hour day\" is not a span of time");
    refused(() -> Cadence.parse("daily at 25:00"), "\"25:00\" is not a time of day");
  }

  @Test
  void afterAnswer() {
    assertThat(AfterAnswer.parse(" Continue")).isEqualTo(AfterAnswer.CONTINUE);
    assertThat(AfterAnswer.PAUSE.label()).isEqualTo("pause");
    refused(() -> AfterAnswer.parse("stop"), "\"continue\" or \"pause\" would do");
    assertThat(new Cadence.Daily(java.util.List.of(LocalTime.NOON, LocalTime.NOON)).times())
        .hasSize(1);
  }

  private static void refused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
