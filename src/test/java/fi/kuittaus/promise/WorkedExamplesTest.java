package fi.kuittaus.promise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The eight examples of DESIGN.md, section 6. */
class WorkedExamplesTest {
  @Test
  void businessDayIsSameTimeNextDayRoundedToTheHour() {
    promises("2026-11-23T09:07", "1 business day", "2026-11-24T10:00");
  }

  @Test
  void lunchCountsAsTheClosingBeforeIt() {
    promises("2026-11-23T11:45", "1 business day", "2026-11-24T11:30");
  }

  @Test
  void aTimeAfterAShorterDaysClosingIsThatClosing() {
    promises("2026-11-26T15:40", "1 business day", "2026-11-27T15:00");
  }

  @Test
  void saturdayCountsAsFridaysClosing() {
    promises("2026-11-28T12:00", "1 business day", "2026-11-30T15:00");
  }

  @Test
  void mondayBeforeOpeningCountsAsFridaysClosing() {
    promises("2026-11-30T07:30", "1 business day", "2026-11-30T15:00");
  }

  @Test
  void businessHoursLeaveOutLunch() {
    promises("2026-11-23T10:30", "2 business hours", "2026-11-23T13:00");
  }

  @Test
  void businessHoursGoOnAfterTheWeekend() {
    promises("2026-11-27T14:30", "1 business hour", "2026-11-30T08:30");
  }

  @Test
  void whatEndsAtAClosingIsDueAtThatClosing() {
    promises("2026-11-27T14:00", "1 business hour", "2026-11-27T15:00");
  }

  private static void promises(String arrival, String span, String due) {
    BusinessCalendar office = Calendars.PLAIN_OFFICE;
    assertThat(office.promised(Calendars.at(office, arrival), Span.parse(span)))
        .isEqualTo(Calendars.at(office, due));
  }
}
