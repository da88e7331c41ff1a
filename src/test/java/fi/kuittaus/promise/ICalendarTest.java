package fi.kuittaus.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ICalendarTest {
  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

  /** The dates from 2024 to 2030 that an event of these lines closes, in order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // all day; the end is not included
        "DTSTART;VALUE=DATE:20261224 | 2026-12-24",
        "DTSTART;VALUE=DATE:20261224/DTEND;VALUE=DATE:20261224 | 2026-12-24",
        "DTSTART;VALUE=DATE:20261224/DTEND;VALUE=DATE:20261225 | 2026-12-24",
        "DTSTART;VALUE=DATE:20261231/DTEND;VALUE=DATE:20270102 | 2026-12-31 2027-01-01",
        "DTSTART;VALUE=DATE:20261224/DURATION:P2D | 2026-12-24 2026-12-25",
        "DTSTART:20261224 | 2026-12-24",
        // for some hours: the days it touches, in the calendar's zone
        "DTSTART;TZID=Europe/Helsinki:20261224T120000/DTEND;TZID=Europe/Helsinki:20261224T160000 |"
            + " 2026-12-24",
        "DTSTART:20261224T220000Z/DTEND:20261225T220000Z | 2026-12-25",
        "DTSTART:20261224T210000Z/DURATION:PT2H | 2026-12-24 2026-12-25",
        "DTSTART;TZID=America/New_York:20261224T180000/DURATION:PT1H | 2026-12-25",
        "DTSTART;TZID=\"FLE Standard Time\":20261224T180000 | 2026-12-24",
        "DTSTART:20261224T120000/DURATION:P1W | 2026-12-24 2026-12-25 2026-12-26 2026-12-27"
            + " 2026-12-28 2026-12-29 2026-12-30 2026-12-31",
        // each year
        "DTSTART;VALUE=DATE:20281206/RRULE:FREQ=YEARLY | 2028-12-06 2029-12-06 2030-12-06",
        "DTSTART;VALUE=DATE:20251206/RRULE:FREQ=YEARLY;INTERVAL=2 | 2025-12-06 2027-12-06"
            + " 2029-12-06",
        "DTSTART;VALUE=DATE:20241206/RRULE:FREQ=YEARLY;COUNT=2 | 2024-12-06 2025-12-06",
        "DTSTART;VALUE=DATE:20241206/RRULE:FREQ=YEARLY;UNTIL=20261206 | 2024-12-06 2025-12-06"
            + " 2026-12-06",
        "DTSTART;VALUE=DATE:20241206/RRULE:FREQ=YEARLY;UNTIL=20261205T235959Z | 2024-12-06"
            + " 2025-12-06 2026-12-06",
        "DTSTART;VALUE=DATE:20240229/RRULE:FREQ=YEARLY | 2024-02-29 2028-02-29",
        "DTSTART;VALUE=DATE:20240229/RRULE:FREQ=YEARLY;COUNT=2 | 2024-02-29 2028-02-29",
        "DTSTART;VALUE=DATE:20281123/RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH | 2028-11-23 2029-11-22"
            + " 2030-11-28",
        "DTSTART;VALUE=DATE:20290528/RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO | 2029-05-28"
            + " 2030-05-27",
        "DTSTART;VALUE=DATE:20291231/RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1;WKST=SU |"
            + " 2029-12-31 2030-12-31",
        "DTSTART;VALUE=DATE:20291231/DTEND;VALUE=DATE:20300102/RRULE:FREQ=YEARLY | 2029-12-31"
            + " 2030-01-01 2030-12-31",
        "DTSTART;VALUE=DATE:20281206/RRULE:FREQ=YEARLY/EXDATE;VALUE=DATE:20291206 | 2028-12-06"
            + " 2030-12-06",
        "DTSTART;VALUE=DATE:20261206/RDATE;VALUE=DATE:20270105,20280106 | 2026-12-06 2027-01-05"
            + " 2028-01-06",
        // no more
        "DTSTART;VALUE=DATE:20261224/STATUS:CANCELLED | ''",
      })
  void closes(String event, String dates) {
    assertThat(dates(calendar(event))).isEqualTo(dates);
  }

  @Test
  void linesAreUnfoldedAndTextIsWithoutEscapes() {
    ICalendar calendar =
        read(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            SUMMARY;LANGUAGE="en;x:y":Founders\\, and
              their day\\nof rest
            DTSTART;VAL
            \tUE=DATE:20261224
            BEGIN:VALARM
            DTSTART;VALUE=DATE:20200101
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """);
    assertThat(calendar.in(2026))
        .containsOnly(Map.entry(LocalDate.of(2026, 12, 24), "Founders, and their day of rest"));
  }

  @Test
  void anOccurrenceThatWasMovedClosesWhereItIsNow() {
    assertThat(
            dates(
                read(
                    """
                    BEGIN:VCALENDAR
                    BEGIN:VEVENT
                    UID:1
                    DTSTART;VALUE=DATE:20281206
                    RRULE:FREQ=YEARLY
                    END:VEVENT
                    BEGIN:VEVENT
                    UID:1
                    RECURRENCE-ID;VALUE=DATE:20291206
                    DTSTART;VALUE=DATE:20291207
                    END:VEVENT
                    END:VCALENDAR
                    """)))
        .isEqualTo("2028-12-06 2029-12-07 2030-12-06");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART;VALUE=DATE:20261324 | line 3: this is no date or time",
        "SUMMARY:Nothing | line 2: DTSTART is missing",
        "DTSTART:20261224/RRULE:FREQ=WEEKLY | line 4: this repetition is not understood",
        "DTSTART:20261224/RRULE:FREQ=YEARLY;BYDAY=MO,TU | line 4: this repetition is not"
            + " understood",
        "DTSTART:20261224/RRULE:FREQ=YEARLY;BYDAY=MO;BYMONTHDAY=1 | line 4: this repetition",
        "DTSTART:20261224/RRULE:FREQ=YEARLY;INTERVAL=0 | line 4: this repetition",
        "DTSTART:20261224/RRULE:FREQ=YEARLY;UNTIL=soon | line 4: this is no date or time",
        "DTSTART:20261224/DURATION:PTT | line 4: this is no duration",
        "DTSTART:20261224/DTEND:20261220 | line 3:",
        "DTSTART:20261224/DTEND:20281224 | line 3: this is more than a year",
        "DTSTART:20261224/<html> | line 4: this is no line of a calendar",
        "DTSTART:20261224/END:VCALENDAR | line 4: this ends what has not begun",
      })
  void refuses(String event, String message) {
    assertThatThrownBy(() -> calendar(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatIsCutOffOrNoCalendarIsRefused() {
    String whole = text("DTSTART:20261224");
    assertThatThrownBy(() -> read(whole.substring(0, whole.indexOf("END:VCALENDAR"))))
        .hasMessageContaining("cut off");
    assertThatThrownBy(() -> read("")).hasMessageContaining("BEGIN:VCALENDAR is missing");
    assertThatThrownBy(() -> read("<!DOCTYPE html><title>Sign in</title>"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("X".repeat(ICalendar.MOST + 1))).hasMessageContaining("too long");
  }

  /** A calendar that does not open for weeks works; a month of summer is no mistake. */
  @Test
  void aPromiseWaitsForTheEndOfWeeksWithoutBusiness() {
    Holidays july =
        Holidays.of("july", calendar("DTSTART;VALUE=DATE:20260629/DTEND;VALUE=DATE:20260803"));
    BusinessCalendar office = Calendars.OFFICE;
    BusinessCalendar summer =
        new BusinessCalendar(
            office.name(), office.zone(), office.week(), office.closed(), office.alsoOpen(), july);
    assertThat(
            Calendars.local(
                summer,
                summer.promised(
                    Calendars.at(summer, "2026-06-26T10:07"), Span.parse("1 business day")),
                "2026-08-03T11:00"))
        .isEqualTo("2026-08-03T11:00");
    assertThat(summer.closedDays(LocalDate.of(2026, 6, 29), LocalDate.of(2026, 6, 29)).getFirst())
        .isEqualTo(
            new ClosedDay(
                LocalDate.of(2026, 6, 29), ClosedDay.Cause.HOLIDAY, "closed by the calendar file"));
  }

  @Test
  void severalSourcesCloseTheDaysOfEach() {
    Holidays both =
        Holidays.together(
            List.of(
                Holidays.in("FI"), Holidays.of("own", calendar("DTSTART:20261102/SUMMARY:Move"))));
    assertThat(both.on(LocalDate.of(2026, 12, 6))).contains("Independence Day");
    assertThat(both.on(LocalDate.of(2026, 11, 2))).contains("Move");
    assertThat(both).isNotEqualTo(Holidays.in("FI")).hasToString("FI, own");
  }

  @Test
  void anAddressShowsItsHostAlone() {
    HolidayAddress address =
        new HolidayAddress(URI.create("https://calendar.example/private-abc/basic.ics"));
    assertThat(address).hasToString("calendar.example");
    assertThat(address.fileName()).matches("[0-9a-f]{24}\\.ics").doesNotContain("abc/");
    assertThatThrownBy(() -> new HolidayAddress(URI.create("file:///etc/passwd")))
        .hasMessageContaining("not an address of the web");
  }

  private static String dates(ICalendar calendar) {
    return IntStream.rangeClosed(2024, 2030)
        .boxed()
        .flatMap(year -> calendar.in(year).keySet().stream())
        .map(LocalDate::toString)
        .collect(Collectors.joining(" "));
  }

  private static ICalendar calendar(String event) {
    return read(text(event));
  }

  private static ICalendar read(String text) {
    return ICalendar.parse(text, HELSINKI);
  }

  private static String text(String event) {
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
        + event
            .replace("/", "\r\n")
            .replace("Europe\r\n", "Europe/")
            .replace("America\r\n", "America/")
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }
}
