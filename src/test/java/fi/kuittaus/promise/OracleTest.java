package fi.kuittaus.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Program against oracle, on random calendars; more of them with {@code -Dkuittaus.cases=100000}.
 */
class OracleTest {
  private static final int CALENDARS = Integer.getInteger("kuittaus.cases", 1_000);
  private static final int INSTANTS = 8;

  private int compared;
  private int offTheTape;

  @Test
  void agreesWithTheMinuteWalk() {
    for (long seed = 1; seed <= CALENDARS; seed++) {
      compare(seed);
    }
    assertThat(offTheTape).isLessThan(CALENDARS * INSTANTS / 20);
    System.out.println("oracle: " + compared + " compared, " + offTheTape + " beyond its tape");
  }

  private void compare(long seed) {
    RandomCalendars random = new RandomCalendars(seed);
    boolean finnish = random.chance(15);
    ZoneId zone = finnish ? ZoneId.of("Europe/Helsinki") : random.zone();
    LocalDate around = random.date(zone, finnish);
    CalendarText text = random.calendar(zone, around, finnish);
    BusinessCalendar calendar = text.calendar();
    MinuteWalk walk = new MinuteWalk(text, around, 70, 100);
    for (int i = 0; i < INSTANTS; i++) {
      try {
        compare(
            "seed " + seed + ", case " + i,
            calendar,
            walk,
            random.instant(around, zone, walk::lastClosing, walk::nextOpening),
            random.span());
        compared++;
      } catch (MinuteWalk.OffTheTape e) {
        offTheTape++;
      }
    }
  }

  private static void compare(
      String name, BusinessCalendar calendar, MinuteWalk walk, Instant at, String spanText) {
    Span span = Span.parse(spanText);
    Supplier<String> what =
        () -> name + ": " + spanText + " from " + at.atZone(calendar.zone()) + " by " + calendar;
    Instant due = walked(walk, at, spanText);
    Instant promised = walk.rounded(due, unit(spanText));
    assertThat(calendar.due(at, span)).as(what).isEqualTo(due);
    assertThat(calendar.promised(at, span)).as(what).isEqualTo(promised);
    assertThat(calendar.isOpen(at)).as(what).isEqualTo(walk.isOpen(at));
    assertThat(calendar.nextOpening(at)).as(what).isEqualTo(walk.nextOpening(at));
    assertThat(calendar.lastOpenAtOrBefore(at)).as(what).isEqualTo(walk.lastLeaving(at));
    if (!calendar.week().equals(WeeklyHours.ALWAYS)) {
      assertThat(calendar.lastClosing(at)).as(what).isEqualTo(walk.lastClosing(at));
    }
    assertThat(new Cadence.Every(span).next(at, calendar))
        .as(what)
        .contains(walk.every(at, promised));
    List<LocalTime> times = List.of(LocalTime.of(10, 0), LocalTime.of(23, 30), LocalTime.of(2, 15));
    assertThat(new Cadence.Daily(times).next(at, calendar))
        .as(what)
        .contains(walk.daily(at, times));
  }

  private static Instant walked(MinuteWalk walk, Instant at, String span) {
    String[] words = span.split(" ", -1);
    int count = Integer.parseInt(words[0]);
    return switch (words[words.length - 1].charAt(0)) {
      case 'd' -> words.length == 3 ? walk.businessDays(at, count) : walk.days(at, count);
      case 'h' -> walkedTime(walk, at, Duration.ofHours(count), words.length == 3);
      default -> walkedTime(walk, at, Duration.ofMinutes(count), words.length == 3);
    };
  }

  private static Instant walkedTime(MinuteWalk walk, Instant at, Duration time, boolean business) {
    return business ? walk.businessTime(at, time) : walk.elapsed(at, time);
  }

  private static int unit(String span) {
    String[] words = span.split(" ", -1);
    int count = Integer.parseInt(words[0]);
    return switch (words[words.length - 1].charAt(0)) {
      case 'd' -> 60;
      case 'h' -> count < 2 ? 15 : 30;
      default -> count < 120 ? 15 : 30;
    };
  }
}
