package fi.kuittaus.promise;

import static fi.kuittaus.promise.Calendars.HELSINKI;
import static fi.kuittaus.promise.Calendars.OFFICE;
import static fi.kuittaus.promise.Calendars.PLAIN_OFFICE;
import static fi.kuittaus.promise.Calendars.at;
import static fi.kuittaus.promise.Calendars.local;
import static fi.kuittaus.promise.Calendars.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
  private static final BusinessCalendar NIGHTS =
      week(HELSINKI, "mon-sun", "00:00-06:00, 22:00-24:00");
  private static final BusinessCalendar EVENINGS = week(HELSINKI, "mon-fri", "16:00-24:00");
  private static final BusinessCalendar WEEKDAYS = week(HELSINKI, "mon-fri", "00:00-24:00");
  private static final BusinessCalendar ALWAYS = BusinessCalendar.always("always", HELSINKI);

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:07, 5 business days, 2026-11-30T10:00",
    "2026-11-23T09:00, 1 business day, 2026-11-24T09:00",
    "2026-11-23T09:00:00.000000001, 1 business day, 2026-11-24T10:00",
    "2026-11-23T11:10, 1 business day, 2026-11-24T11:30", // lunch comes before the full hour
    "2026-11-23T11:30, 1 business day, 2026-11-24T11:30",
    "2026-11-23T12:00, 1 business day, 2026-11-24T12:00",
    "2026-11-26T11:50, 1 business day, 2026-11-27T12:00", // Friday has no lunch: 11:30, then the
    // full hour
    "2026-11-23T16:00, 1 business day, 2026-11-24T16:00",
    "2026-11-24T07:59, 1 business day, 2026-11-24T16:00", // Monday's closing, a day later
    "2026-12-23T15:50, 1 business day, 2027-01-04T16:00", // Christmas, closed days, New Year
    "2026-12-24T10:00, 1 business day, 2027-01-04T16:00",
    "2026-12-11T14:30, 1 business day, 2026-12-12T14:00", // the open Saturday ends at 14
    "2026-12-11T09:10, 1 business day, 2026-12-12T10:00", // and begins at 10
    "2026-12-12T13:00, 1 business day, 2026-12-14T13:00",
    "2026-12-13T13:00, 1 business day, 2026-12-14T14:00",
    "2027-01-05T09:00, 1 business day, 2027-01-07T09:00", // Epiphany
    "2026-06-18T10:00, 1 business day, 2026-06-22T10:00", // Midsummer
    "2026-04-02T13:10, 2 business days, 2026-04-08T14:00", // Easter
  })
  void businessDays(String arrival, String span, String due) {
    assertThat(local(OFFICE, OFFICE.promised(at(OFFICE, arrival), Span.parse(span)), due))
        .isEqualTo(due);
  }

  /** Of a repeated hour the first is meant, also where the arrival has the second's offset. */
  @ParameterizedTest
  @ValueSource(strings = {"267 days", "267 business days"})
  void daysIntoARepeatedHour(String span) {
    Instant due = ALWAYS.due(at(ALWAYS, "2026-01-31T03:30+02:00"), Span.parse(span));

    assertThat(due).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T13:00, 3 business hours, 2026-11-23T16:00",
    "2026-11-23T08:30, 3 business hours, 2026-11-23T11:30",
    "2026-11-23T08:30, 181 business minutes, 2026-11-23T12:30", // 12:01
    "2026-11-23T14:07, 110 business minutes, 2026-11-23T16:00", // 15:57
    "2026-11-23T09:00:01, 1 business hour, 2026-11-23T10:15",
    "2026-11-23T09:07, 119 business minutes, 2026-11-23T11:15",
    "2026-11-23T09:07, 120 business minutes, 2026-11-23T11:30",
    "2026-11-23T06:00, 4 business hours, 2026-11-23T12:30",
    "2026-11-23T11:40, 4 business hours, 2026-11-23T16:00",
    "2026-11-23T16:00, 1 business minute, 2026-11-24T08:15",
    "2026-12-23T15:30, 2 business hours, 2027-01-04T09:30",
    "2026-12-11T14:30, 1 business hour, 2026-12-12T10:30",
    "2026-05-13T12:30, 4 business hours, 2026-05-15T08:30", // Ascension Day
    "2026-11-23T08:00, 74 business hours, 2026-12-04T15:00", // two weeks of 37 hours
    "2026-11-23T08:00, 75 business hours, 2026-12-07T09:00",
  })
  void businessTime(String arrival, String span, String due) {
    assertThat(local(OFFICE, OFFICE.promised(at(OFFICE, arrival), Span.parse(span)), due))
        .isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:07, 1 hour, 2026-11-23T10:15",
    "2026-11-23T09:07, 119 minutes, 2026-11-23T11:15",
    "2026-11-23T09:07, 2 hours, 2026-11-23T11:30",
    "2026-11-23T09:35, 2 hours, 2026-11-23T12:00", // in lunch, until lunch is over
    "2026-11-28T09:07, 1 hour, 2026-11-28T10:15", // Saturday
    "2026-11-26T15:40, 2 days, 2026-11-28T16:00",
    "2026-11-26T14:20, 1 day, 2026-11-27T15:00",
    "2026-11-23T11:10, 1 day, 2026-11-24T11:30", // not past the end of its open span
    "2026-11-23T10:40, 1 day, 2026-11-24T11:00",
  })
  void elapsedTime(String arrival, String span, String due) {
    assertThat(local(OFFICE, OFFICE.promised(at(OFFICE, arrival), Span.parse(span)), due))
        .isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T01:30+02:00, 3 hours, 2026-03-29T05:30+03:00",
    "2026-03-28T03:30+02:00, 1 day, 2026-03-29T05:00+03:00", // 03:30 does not exist: 04:30
    "2026-03-28T03:30+02:00, 1 business day, 2026-03-29T05:00+03:00",
    "2026-03-28T03:30+02:00, 24 hours, 2026-03-29T04:30+03:00",
    "2026-10-24T03:30+03:00, 1 day, 2026-10-25T03:00+02:00", // 03:30 is the first; then the clock
    // shows 03:00 again
    "2026-10-24T03:30+03:00, 1 business day, 2026-10-25T03:00+02:00",
    "2026-10-24T03:30+03:00, 24 hours, 2026-10-25T03:30+03:00",
    "2026-10-25T03:20+03:00, 30 minutes, 2026-10-25T03:00+02:00", // 03:50, then 04:00 is 03:00
    "2026-10-25T03:20+02:00, 30 minutes, 2026-10-25T04:00+02:00",
    "2026-10-25T03:10+02:00, 1 day, 2026-10-26T04:00+02:00",
  })
  void changedClocksWhereNothingCloses(String arrival, String span, String due) {
    assertThat(local(ALWAYS, ALWAYS.promised(at(ALWAYS, arrival), Span.parse(span)), due))
        .isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T01:00+02:00, 4 business hours, 2026-03-29T06:00+03:00", // the night has five hours
    "2026-03-29T00:00+02:00, 6 business hours, 2026-03-29T23:00+03:00",
    "2026-10-25T00:00+03:00, 6 business hours, 2026-10-25T05:00+02:00", // the night has seven
    "2026-10-24T23:00+03:00, 8 business hours, 2026-10-25T06:00+02:00",
    "2026-11-23T23:30, 1 business hour, 2026-11-24T00:30", // 24:00 meets 00:00
    "2026-11-23T23:10, 1 business day, 2026-11-25T00:00",
    "2026-11-23T12:00, 1 business day, 2026-11-24T06:00",
  })
  void nights(String arrival, String span, String due) {
    assertThat(local(NIGHTS, NIGHTS.promised(at(NIGHTS, arrival), Span.parse(span)), due))
        .isEqualTo(due);
  }

  @Test
  void spansWhoseEndsAClockChangeMoves() {
    BusinessCalendar early = week(HELSINKI, "sun", "03:15-03:45, 04:00-05:00, 06:00-06:30");
    // 29.3.: 04:15-04:45 and 04:00-05:00 are one hour together
    assertThat(early.due(at(early, "2026-03-29T00:00"), Span.parse("61 business minutes")))
        .isEqualTo(at(early, "2026-03-29T06:01"));
    // 25.10.: 03:15-03:45 is the first of both
    assertThat(early.nextOpening(at(early, "2026-10-25T00:00")))
        .isEqualTo(at(early, "2026-10-25T03:15+03:00"));
    assertThat(early.isOpen(at(early, "2026-10-25T03:30+02:00"))).isFalse();
    // 03:30-04:00 would begin after its end: that Sunday is not open
    BusinessCalendar gone = week(HELSINKI, "sun", "03:30-04:00");
    assertThat(gone.nextOpening(at(gone, "2026-03-28T00:00")))
        .isEqualTo(at(gone, "2026-04-05T03:30"));
    assertThat(gone.due(at(gone, "2026-03-22T03:40"), Span.parse("1 business day")))
        .isEqualTo(at(gone, "2026-04-05T03:40"));
  }

  @Test
  void aDayThatAZoneLeavesOutIsNoOpenDay() {
    BusinessCalendar apia = week(ZoneId.of("Pacific/Apia"), "mon-sun", "08:00-16:00");
    Instant thursday = at(apia, "2011-12-29T12:00");
    assertThat(apia.due(thursday, Span.parse("1 business day")))
        .isEqualTo(at(apia, "2011-12-31T12:00"));
    assertThat(apia.due(thursday, Span.parse("12 business hours")))
        .isEqualTo(at(apia, "2011-12-31T16:00"));
    BusinessCalendar late = week(ZoneId.of("Pacific/Apia"), "mon-sun", "20:00-24:00");
    Instant thursdaysEnd = at(late, "2011-12-31T00:00");
    assertThat(late.openOrClosing(thursdaysEnd)).isEqualTo(thursdaysEnd);
    assertThat(late.promised(at(late, "2011-12-29T20:30"), Span.parse("211 business minutes")))
        .isEqualTo(at(late, "2011-12-31T20:30"));
    BusinessCalendar shifted =
        week(ZoneId.of("Pacific/Apia"), "thu", "10:00-24:00", "sat", "00:00-08:00");
    assertThat(shifted.due(at(shifted, "2011-12-29T23:00"), Span.parse("2 business hours")))
        .isEqualTo(at(shifted, "2011-12-31T01:00"));
  }

  @Test
  void whatOpensAndClosesMeanwhileEndsTheRounding() {
    BusinessCalendar early = week(HELSINKI, "mon-fri", "07:15-07:45, 09:00-16:00");
    for (String arrival : List.of("2026-11-23T07:10", "2026-11-23T07:20", "2026-11-23T07:45")) {
      assertThat(early.promised(at(early, arrival), Span.parse("1 day")))
          .isEqualTo(at(early, "2026-11-24T07:45"));
    }
    assertThat(early.promised(at(early, "2026-11-23T07:46"), Span.parse("1 day")))
        .isEqualTo(at(early, "2026-11-24T08:00"));
    assertThat(early.promised(at(early, "2026-11-23T08:40"), Span.parse("1 day")))
        .isEqualTo(at(early, "2026-11-24T09:00"));
  }

  @Test
  void theLocalClockIsRounded() {
    BusinessCalendar kathmandu = BusinessCalendar.always("k", ZoneId.of("Asia/Kathmandu"));
    assertThat(kathmandu.promised(at(kathmandu, "2026-11-23T10:07"), Span.parse("2 hours")))
        .isEqualTo(at(kathmandu, "2026-11-23T12:30"));
    BusinessCalendar island = BusinessCalendar.always("l", ZoneId.of("Australia/Lord_Howe"));
    assertThat(island.promised(at(island, "2026-10-04T01:20+10:30"), Span.parse("1 hour")))
        .isEqualTo(at(island, "2026-10-04T03:00+11:00"));
    assertThat(island.promised(at(island, "2026-10-03T01:40+10:30"), Span.parse("1 day")))
        .isEqualTo(
            at(island, "2026-10-04T03:00+11:00")); // 02:00 is left out, 02:30 is no full hour
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T23:30, 1 business hour, 2026-11-30T16:30",
    "2026-11-27T23:00, 1 business hour, 2026-11-28T00:00",
    "2026-11-28T12:00, 1 business day, 2026-12-01T00:00", // Friday's 24:00 is Monday's
    "2026-11-28T00:00, 1 business day, 2026-12-01T00:00",
    "2026-11-27T23:40, 1 business day, 2026-12-01T00:00",
    "2026-11-24T00:00, 1 business day, 2026-11-25T00:00",
  })
  void midnightIsTheEndOfItsDay(String arrival, String span, String due) {
    assertThat(local(EVENINGS, EVENINGS.promised(at(EVENINGS, arrival), Span.parse(span)), due))
        .isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T23:30, 1 business hour, 2026-11-24T00:30",
    "2026-11-27T23:30, 1 business hour, 2026-11-30T00:30",
    "2026-11-24T00:00, 1 business day, 2026-11-25T00:00",
    "2026-11-28T12:00, 1 business day, 2026-12-01T00:00",
  })
  void midnightInTheMidstOfOpenTimeIsABeginning(String arrival, String span, String due) {
    assertThat(local(WEEKDAYS, WEEKDAYS.promised(at(WEEKDAYS, arrival), Span.parse(span)), due))
        .isEqualTo(due);
  }

  @Test
  void openingsAndClosings() {
    Instant lunch = at(OFFICE, "2026-11-23T11:45");
    assertThat(OFFICE.isOpen(lunch)).isFalse();
    assertThat(OFFICE.isOpen(at(OFFICE, "2026-11-23T11:30"))).isFalse();
    assertThat(OFFICE.isOpen(at(OFFICE, "2026-11-23T12:00"))).isTrue();
    assertThat(OFFICE.nextOpening(lunch)).isEqualTo(at(OFFICE, "2026-11-23T12:00"));
    assertThat(OFFICE.nextOpening(at(OFFICE, "2026-11-23T12:01")))
        .isEqualTo(at(OFFICE, "2026-11-23T12:01"));
    assertThat(OFFICE.lastClosing(lunch)).isEqualTo(at(OFFICE, "2026-11-23T11:30"));
    assertThat(OFFICE.lastClosing(at(OFFICE, "2026-11-23T10:00")))
        .isEqualTo(at(OFFICE, "2026-11-20T15:00"));
    assertThat(OFFICE.lastOpenAtOrBefore(lunch)).isEqualTo(at(OFFICE, "2026-11-23T11:29"));
    assertThat(OFFICE.lastOpenAtOrBefore(at(OFFICE, "2026-11-23T11:29:30")))
        .isEqualTo(at(OFFICE, "2026-11-23T11:29"));
    assertThat(OFFICE.lastOpenAtOrBefore(at(OFFICE, "2026-11-23T08:00")))
        .isEqualTo(at(OFFICE, "2026-11-23T08:00"));
    assertThat(WEEKDAYS.lastClosing(at(WEEKDAYS, "2026-11-25T12:00")))
        .isEqualTo(at(WEEKDAYS, "2026-11-21T00:00"));
    assertThat(WEEKDAYS.lastOpenAtOrBefore(at(WEEKDAYS, "2026-11-24T23:59:30")))
        .isEqualTo(at(WEEKDAYS, "2026-11-24T23:59:30"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T10:00, 30 minutes, 2026-11-24T09:30",
    "2026-11-24T10:00, 1 day, 2026-11-23T10:00",
    "2026-11-24T08:30, 1 business hour, 2026-11-23T15:30",
    "2026-11-23T08:15, 30 business minutes, 2026-11-20T14:45",
    "2026-11-23T12:00, 30 business minutes, 2026-11-23T11:00",
    "2026-11-24T10:00, 1 business day, 2026-11-23T10:00",
    "2026-11-30T15:30, 1 business day, 2026-11-27T15:00",
  })
  void countsBackwards(String due, String span, String before) {
    assertThat(local(OFFICE, OFFICE.before(at(OFFICE, due), Span.parse(span)), before))
        .isEqualTo(before);
  }

  @Test
  void saysWhyADayIsClosed() {
    assertThat(OFFICE.closedDays(LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 13)))
        .containsExactly(
            new ClosedDay(
                LocalDate.of(2026, 12, 5), ClosedDay.Cause.WEEKDAY, "closed on Saturdays"),
            new ClosedDay(LocalDate.of(2026, 12, 6), ClosedDay.Cause.HOLIDAY, "Independence Day"),
            new ClosedDay(
                LocalDate.of(2026, 12, 13), ClosedDay.Cause.WEEKDAY, "closed on Sundays"));
    assertThat(OFFICE.closedDays(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25)))
        .extracting(ClosedDay::cause)
        .containsExactly(ClosedDay.Cause.LISTED, ClosedDay.Cause.HOLIDAY);
    assertThat(OFFICE.longestClosure(LocalDate.of(2026, 6, 1), LocalDate.of(2027, 5, 31)))
        .contains(DateRange.parse("2026-12-24..2027-01-03"));
    assertThat(ALWAYS.longestClosure(LocalDate.of(2026, 6, 1), LocalDate.of(2027, 5, 31)))
        .isEmpty();
  }

  @Test
  void knowsWhetherItCloses() {
    assertThat(ALWAYS.isAlwaysOpen()).isTrue();
    assertThat(WEEKDAYS.isAlwaysOpen()).isFalse();
    assertThat(ALWAYS.closesWithin(Instant.EPOCH, Span.parse("3000 days"))).isFalse();
    assertThat(WEEKDAYS.closesWithin(at(WEEKDAYS, "2026-11-23T12:00"), Span.parse("4 days")))
        .isFalse();
    assertThat(WEEKDAYS.closesWithin(at(WEEKDAYS, "2026-11-23T12:00"), Span.parse("5 days")))
        .isTrue();
    assertThat(PLAIN_OFFICE.closesWithin(at(OFFICE, "2026-11-23T09:00"), Span.parse("3 hours")))
        .isTrue();
  }

  @Test
  void refusesACalendarThatNeverOpens() {
    WeeklyHours never = new WeeklyHours(Map.of());
    assertThatThrownBy(() ->
            new BusinessCalendar("office", HELSINKI, never, List.of(), Map.of(), Holidays.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calendar \"office\" never opens");
  }

  @Test
  void givesUpWhereTwoYearsHoldNoOpenTime() {
    BusinessCalendar once =
        new BusinessCalendar(
            "fair",
            HELSINKI,
            new WeeklyHours(Map.of()),
            List.of(),
            Map.of(LocalDate.of(2026, 12, 12), OpeningHours.parse("10:00-14:00")),
            Holidays.none());
    Instant before = at(once, "2026-12-11T12:00");
    assertThat(once.due(before, Span.parse("4 business hours")))
        .isEqualTo(at(once, "2026-12-12T14:00"));
    for (String span : List.of("5 business hours", "1 business day")) {
      assertThatThrownBy(() -> once.due(before, Span.parse(span)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("calendar \"fair\"");
    }
    assertThatThrownBy(() -> ALWAYS.lastClosing(before)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            new Cadence.Daily(List.of(java.time.LocalTime.NOON))
                .next(at(once, "2026-12-13T12:00"), once))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isAValue() {
    assertThat(OFFICE.hoursOn(LocalDate.of(2026, 12, 12))).hasToString("10:00-14:00");
    assertThat(OFFICE.hoursOn(LocalDate.of(2026, 12, 25))).isEqualTo(OpeningHours.CLOSED);
    assertThat(week(HELSINKI, "mon-thu", "08:00-11:30, 12:00-16:00", "fri", "08:00-15:00"))
        .isEqualTo(PLAIN_OFFICE);
  }

  @Test
  void takesMicroseconds() {
    Span span = Span.parse("10 business days");
    Instant arrival = at(OFFICE, "2026-11-23T09:07");
    for (int i = 0; i < 20_000; i++) {
      OFFICE.promised(arrival.plusSeconds(i), span);
    }
    long began = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      OFFICE.promised(arrival.plusSeconds(i), span);
    }
    assertThat((System.nanoTime() - began) / 1_000).as("nanoseconds each").isLessThan(500_000);
  }
}
