package fi.kuittaus.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What holds for every calendar, span and instant; more of them with {@code
 * -Dkuittaus.cases=100000}.
 */
class PropertiesTest {
  private static final int CALENDARS = Integer.getInteger("kuittaus.cases", 3_000);

  private record Case(
      String name, BusinessCalendar calendar, Instant at, Instant later, Span span, Span longer) {
    static Case random(long seed) {
      RandomCalendars random = new RandomCalendars(-seed);
      ZoneId zone = random.zone();
      LocalDate around = random.date(zone, false);
      BusinessCalendar calendar = random.calendar(zone, around, false).calendar();
      Instant one = random.instant(around, zone, calendar::nextOpening, calendar::nextOpening);
      Instant other = random.instant(around, zone, calendar::nextOpening, calendar::nextOpening);
      Span span = Span.parse(random.span());
      boolean inOrder = one.isBefore(other);
      return new Case(
          "seed " + seed,
          calendar,
          inOrder ? one : other,
          inOrder ? other : one,
          span,
          longer(span));
    }

    private static Span longer(Span span) {
      return switch (span) {
        case Span.Elapsed(Duration d) -> new Span.Elapsed(d.plusMinutes(7));
        case Span.BusinessTime(Duration d) -> new Span.BusinessTime(d.plusMinutes(7));
        case Span.Days(int n) -> new Span.Days(n + 1);
        case Span.BusinessDays(int n) -> new Span.BusinessDays(n + 1);
      };
    }

    boolean isEdgeOrOpen(Instant instant) {
      return calendar.isOpen(instant) || calendar.isOpen(instant.minusNanos(1));
    }

    LocalDateTime local(Instant instant) {
      return LocalDateTime.ofInstant(instant, calendar.zone());
    }

    /**
     * A clock repeats an hour between both arrivals, or skips one just before the due instant of
     * the first.
     */
    boolean clockChanges() {
      return local(later).isBefore(local(at))
          || (keepsLocalTime() && skipsBefore(calendar.due(at, span)));
    }

    private boolean keepsLocalTime() {
      return span instanceof Span.Days || span instanceof Span.BusinessDays;
    }

    private boolean skipsBefore(Instant due) {
      return Optional.ofNullable(calendar.zone().getRules().previousTransition(due.plusSeconds(1)))
          .filter(ZoneOffsetTransition::isGap)
          .filter(gap -> gap.getInstant().plus(gap.getDuration()).isAfter(due))
          .isPresent();
    }
  }

  @Test
  void hold() {
    for (long seed = 1; seed <= CALENDARS; seed++) {
      Case one = Case.random(seed);
      holds(one, () -> one.toString());
    }
  }

  private static void holds(Case one, Supplier<String> what) {
    BusinessCalendar calendar = one.calendar();
    Instant due = calendar.due(one.at(), one.span());
    Instant promised = calendar.promised(one.at(), one.span());
    assertThat(due).as(what).isAfter(one.at());
    assertThat(promised).as(what).isAfterOrEqualTo(due).isBefore(due.plus(Duration.ofHours(2)));
    assertThat(calendar.due(one.at(), one.longer())).as(what).isAfterOrEqualTo(due);
    assertThat(calendar.promised(one.at(), one.longer())).as(what).isAfterOrEqualTo(promised);
    if (one.span().business()) {
      assertThat(one.isEdgeOrOpen(due)).as(what).isTrue();
      assertThat(one.isEdgeOrOpen(promised)).as(what).isTrue();
    }
    if (!one.clockChanges()) {
      assertThat(calendar.due(one.later(), one.span())).as(what).isAfterOrEqualTo(due);
      assertThat(calendar.promised(one.later(), one.span())).as(what).isAfterOrEqualTo(promised);
    }
    roundedOrClosing(one, promised, what);
    countsBack(one, due, what);
    leavesInTime(one, what);
  }

  private static void roundedOrClosing(Case one, Instant promised, Supplier<String> what) {
    LocalDateTime local = one.local(promised);
    boolean rounded = local.getMinute() % 15 == 0 && local.getSecond() == 0 && local.getNano() == 0;
    boolean closing = !one.calendar().isOpen(promised) && one.isEdgeOrOpen(promised);
    assertThat(rounded || closing).as(what).isTrue();
  }

  private static void countsBack(Case one, Instant due, Supplier<String> what) {
    if (one.span() instanceof Span.BusinessTime || one.span() instanceof Span.Elapsed) {
      Instant before = one.calendar().before(due, one.span());
      assertThat(one.calendar().due(before, one.span())).as(what).isEqualTo(due);
    }
    assertThat(one.calendar().before(one.at(), one.span())).as(what).isBeforeOrEqualTo(one.at());
  }

  private static void leavesInTime(Case one, Supplier<String> what) {
    Instant leaves = one.calendar().lastOpenAtOrBefore(one.at());
    assertThat(leaves).as(what).isBeforeOrEqualTo(one.at());
    assertThat(one.calendar().isOpen(leaves)).as(what).isTrue();
    assertThat(one.calendar().lastOpenAtOrBefore(one.later())).as(what).isAfterOrEqualTo(leaves);
  }
}
