package fi.kuittaus.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The open time of a calendar on the time-line.
 *
 * <p>Local times become instants as {@code java.time} has it: one that does not exist moves on by
 * the gap's length, of one that exists twice the first counts. A date that a zone leaves out has no
 * hours. No search goes further than two years without an opening.
 */
final class OpenTime {
  private static final int PATIENCE_DAYS = 2 * 366;

  private final BusinessCalendar calendar;
  private final ZoneId zone;

  OpenTime(BusinessCalendar calendar) {
    this.calendar = calendar;
    this.zone = calendar.zone();
  }

  /** The spans of a date in order, with a gap between each two. */
  List<Opening> on(LocalDate date) {
    List<OpeningHours.Hours> hours = calendar.hoursOn(date).spans();
    if (hours.isEmpty() || !exists(date)) {
      return List.of();
    }
    List<Opening> openings = new ArrayList<>(hours.size());
    for (OpeningHours.Hours span : hours) {
      LocalDate end = span.toDayEnd() ? date.plusDays(1) : date;
      openings.add(
          new Opening(date, instant(date.atTime(span.from())), instant(end.atTime(span.to()))));
    }
    return joined(openings);
  }

  /**
   * The spans that can hold or end at an instant of a date: its own, those of the day after, and of
   * two days before, since a zone may leave one out. They are joined where they meet, and then have
   * the first one's date.
   */
  List<Opening> around(LocalDate date) {
    List<Opening> openings = new ArrayList<>();
    for (int days = -2; days <= 1; days++) {
      openings.addAll(on(date.plusDays(days)));
    }
    return joined(openings);
  }

  boolean isOpen(Instant at) {
    return around(dateOf(at)).stream().anyMatch(opening -> opening.contains(at));
  }

  /** The first opening that ends after the instant. */
  Opening endingAfter(Instant at) {
    return first(at, opening -> opening.until().isAfter(at));
  }

  /** The last opening that begins before the instant. */
  Opening beginningBefore(Instant at) {
    return last(at, opening -> opening.from().isBefore(at));
  }

  /** The last opening that begins at the instant or before it. */
  Opening beginningBy(Instant at) {
    return last(at, opening -> !opening.from().isAfter(at));
  }

  /** The last opening, ending at the instant or before it, that no other meets. */
  Opening closedBy(Instant at) {
    return last(at, opening -> !opening.until().isAfter(at) && !isOpen(opening.until()));
  }

  /** The spans of the Nth open day after the date, or before it if the number is negative. */
  List<Opening> openDay(LocalDate date, int days) {
    int step = Integer.signum(days);
    List<Opening> openings = List.of();
    LocalDate day = date;
    for (int left = Math.abs(days); left > 0; left--) {
      LocalDate from = day;
      openings = openDays(from.plusDays(step), step).findFirst().orElseThrow(() -> neverOpen(from));
      day = openings.getFirst().date();
    }
    return openings;
  }

  LocalDate dateOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  Instant instant(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  /** The spans of each open day from the date on, or backwards with a step of -1, for two years. */
  Stream<List<Opening>> openDays(LocalDate date, int step) {
    return Stream.iterate(date, day -> day.plusDays(step))
        .limit(PATIENCE_DAYS)
        .map(this::on)
        .filter(openings -> !openings.isEmpty());
  }

  private Opening first(Instant at, Predicate<Opening> wanted) {
    LocalDate date = dateOf(at);
    return openDays(date.minusDays(1), 1)
        .flatMap(List::stream)
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> neverOpen(date));
  }

  private Opening last(Instant at, Predicate<Opening> wanted) {
    LocalDate date = dateOf(at);
    return openDays(date.plusDays(1), -1)
        .flatMap(openings -> openings.reversed().stream())
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> neverOpen(date));
  }

  private boolean exists(LocalDate date) {
    return date.atStartOfDay(zone).toLocalDate().equals(date);
  }

  /**
   * Only where a clock is put forward can spans come out of order, overlap or vanish; spans that
   * meet are one.
   */
  private static List<Opening> joined(List<Opening> openings) {
    openings.sort(Comparator.comparing(Opening::from));
    List<Opening> joined = new ArrayList<>(openings.size());
    for (Opening next : openings) {
      if (!joined.isEmpty() && !next.from().isAfter(joined.getLast().until())) {
        joined.add(joined.removeLast().upTo(next.until()));
      } else if (next.from().isBefore(next.until())) {
        joined.add(next);
      }
    }
    return joined;
  }

  IllegalStateException neverOpen(LocalDate date) {
    return new IllegalStateException(
        "calendar \""
            + calendar.name()
            + "\" neither opens nor closes within two years of "
            + date);
  }
}
