package fi.kuittaus.promise;

import static fi.kuittaus.promise.Calendars.OFFICE;
import static fi.kuittaus.promise.Calendars.at;
import static fi.kuittaus.promise.Calendars.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every 2 hours | 2026-11-23T08:07 | 2026-11-23T10:30",
        "every 2 hours | 2026-11-23T09:07 | 2026-11-23T11:30", // a closing will do
        "every 2 hours | 2026-11-23T09:35 | 2026-11-23T12:00",
        "every 2 hours | 2026-11-23T15:10 | 2026-11-24T08:00",
        "every 2 hours | 2026-11-27T14:00 | 2026-11-30T08:00",
        "every 3 business hours | 2026-11-23T09:07 | 2026-11-23T13:00", // 12:37
        "every 3 business hours | 2026-11-27T14:00 | 2026-11-30T10:00",
        "every 3 business hours | 2026-11-28T14:00 | 2026-11-30T11:00",
        "every 2 days | 2026-11-26T10:07 | 2026-11-30T08:00", // 28.11. is a Saturday
        "daily at 15:00 | 2026-11-23T09:00 | 2026-11-23T15:00",
        "daily at 15:00 | 2026-11-23T15:00 | 2026-11-24T15:00",
        "daily at 15:00 | 2026-11-26T15:00 | 2026-11-27T15:00", // Friday's closing
        "daily at 15:00 | 2026-11-27T15:00 | 2026-11-30T15:00",
        "daily at 15:00 | 2026-12-23T15:00 | 2027-01-04T15:00",
        "daily at 10:00, 15:00 | 2026-11-23T10:00 | 2026-11-23T15:00",
        "daily at 10:00, 15:00 | 2026-11-23T15:00 | 2026-11-24T10:00",
        "daily at 11:45 | 2026-11-23T09:00 | 2026-11-23T12:00",
        "daily at 07:00 | 2026-11-23T09:00 | 2026-11-24T08:00",
        "weekly on Monday at 10:00 | 2026-11-23T09:00 | 2026-11-23T10:00",
        "weekly on Monday at 10:00 | 2026-11-23T10:00 | 2026-11-30T10:00",
        "weekly on Monday at 10:00 | 2026-03-30T10:00 | 2026-04-07T08:00", // Easter Monday
        "weekly on Monday at 10:00 | 2026-04-07T08:00 | 2026-04-13T10:00",
        "weekly on Monday at 10:00 | 2026-12-21T10:00 | 2027-01-04T10:00", // the 28th would be put
        // off to the 4th
        "weekly on Saturday at 10:00 | 2026-11-23T10:00 | 2026-11-30T08:00",
        "on Monday, Thursday at 10:00 | 2026-11-23T09:00 | 2026-11-23T10:00",
        "on Monday, Thursday at 10:00 | 2026-11-23T10:00 | 2026-11-26T10:00",
        "on Monday, Thursday at 10:00 | 2026-11-26T10:00 | 2026-11-30T10:00",
        "on mon and thu at 10:00, 14:00 | 2026-11-23T10:00 | 2026-11-23T14:00",
        "on Monday, Tuesday at 10:00 | 2026-04-02T10:00 | 2026-04-07T10:00", // Easter Monday's
        // would
        // be put off into Tuesday
        "on Monday, Thursday at 10:00 | 2026-12-21T10:00 | 2027-01-04T10:00",
      })
  void next(String cadence, String after, String next) {
    assertThat(Cadence.parse(cadence).next(at(OFFICE, after), OFFICE))
        .map(instant -> local(OFFICE, instant, next))
        .contains(next);
  }

  @Test
  void whatAFridayPutsOffComesOnMondayMorning() {
    Cadence daily = Cadence.parse("daily at 17:00");
    assertThat(daily.next(at(OFFICE, "2026-11-27T10:00"), OFFICE))
        .contains(at(OFFICE, "2026-11-30T08:00"));
    assertThat(daily.next(at(OFFICE, "2026-11-29T10:00"), OFFICE))
        .contains(at(OFFICE, "2026-11-30T08:00"));
    assertThat(daily.next(at(OFFICE, "2026-11-30T08:00"), OFFICE))
        .contains(at(OFFICE, "2026-12-01T08:00"));
  }

  @Test
  void noneHasNoNext() {
    assertThat(new Cadence.None().next(Instant.EPOCH, OFFICE)).isEmpty();
  }

  @Test
  void goesOnStrictlyAndInOpenHours() {
    for (String text :
        List.of(
            "every 1 minute",
            "every 7 hours",
            "every 5 days",
            "every 90 business minutes",
            "every 1 business day",
            "daily at 00:00, 11:40, 15:00, 23:59",
            "weekly on Sunday at 03:30",
            "weekly on Friday at 15:00",
            "on Monday, Wednesday, Sunday at 07:00, 11:40, 18:00")) {
      Cadence cadence = Cadence.parse(text);
      Instant after = at(OFFICE, "2026-03-01T12:34:56");
      for (int i = 0; i < 200; i++) {
        Instant next = cadence.next(after, OFFICE).orElseThrow();
        assertThat(next).as(text).isAfter(after);
        assertThat(OFFICE.isOpen(next) || OFFICE.isOpen(next.minusNanos(1))).as(text).isTrue();
        assertThat(OFFICE.isOpen(OFFICE.lastOpenAtOrBefore(next))).as(text).isTrue();
        after = next;
      }
    }
  }
}
