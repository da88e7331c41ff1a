package fi.kuittaus.promise;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * An oracle that shares nothing with the program: it paints the open minutes of some months on a
 * tape, and answers by walking along it minute by minute.
 */
final class MinuteWalk {
  /** Thrown where an answer lies beyond the tape. */
  static final class OffTheTape extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Finland's, from the almanac of the University of Helsinki, with the two eves on which offices
   * close.
   */
  private static final Set<String> FINNISH =
      Set.of(
          ("2026-01-01 2026-01-06 2026-04-03 2026-04-05 2026-04-06 2026-05-01 2026-05-14 2026-05-24"
                  + " 2026-06-19 2026-06-20 2026-10-31 2026-12-06 2026-12-24 2026-12-25 2026-12-26"
                  + " 2027-01-01 2027-01-06 2027-03-26 2027-03-28 2027-03-29 2027-05-01 2027-05-06"
                  + " 2027-05-16 2027-06-25 2027-06-26 2027-11-06 2027-12-06 2027-12-24 2027-12-25"
                  + " 2027-12-26")
              .split(" "));

  private final CalendarText text;
  private final ZoneId zone;
  private final BitSet tape = new BitSet();
  private final long origin;
  private final long begin;
  private final long end;

  MinuteWalk(CalendarText text, LocalDate around, int daysBack, int daysOn) {
    this.text = text;
    this.zone = text.zone();
    LocalDate first = around.minusDays(daysBack);
    LocalDate last = around.plusDays(daysOn);
    this.begin = minute(first, "00:00");
    this.end = minute(last, "24:00");
    this.origin = minute(first.minusDays(2), "00:00");
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      paint(date);
    }
  }

  private void paint(LocalDate date) {
    String hours = hours(date);
    boolean leftOut =
        !ZonedDateTime.ofLocal(date.atTime(12, 0), zone, null).toLocalDate().equals(date);
    if (hours.isEmpty() || leftOut) {
      return;
    }
    for (String span : hours.split(", ", -1)) {
      long from = minute(date, span.substring(0, 5));
      long to = minute(date, span.substring(6));
      if (from < to) {
        tape.set((int) (from - origin), (int) (to - origin));
      }
    }
  }

  private String hours(LocalDate date) {
    String also = text.alsoOpen().get(date);
    if (also != null) {
      return also;
    }
    for (String range : text.closed()) {
      String day = date.toString();
      String end = range.substring(range.length() - 10);
      if (day.compareTo(range.substring(0, 10)) >= 0 && day.compareTo(end) <= 0) {
        return "";
      }
    }
    if (text.finnishHolidays() && FINNISH.contains(date.toString())) {
      return "";
    }
    return text.week().getOrDefault(date.getDayOfWeek(), "");
  }

  private long minute(LocalDate date, String time) {
    LocalDateTime local =
        time.equals("24:00") ? date.plusDays(1).atTime(0, 0) : date.atTime(LocalTime.parse(time));
    return minute(ZonedDateTime.ofLocal(local, zone, null).toInstant());
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60L);
  }

  private static Instant instant(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }

  private boolean open(long minute) {
    if (minute < begin || minute >= end) {
      throw new OffTheTape();
    }
    return tape.get((int) (minute - origin));
  }

  boolean isOpen(Instant at) {
    return open(minute(at));
  }

  Instant nextOpening(Instant at) {
    long minute = minute(at);
    if (open(minute)) {
      return at;
    }
    while (!open(minute)) {
      minute++;
    }
    return instant(minute);
  }

  Instant lastClosing(Instant at) {
    long minute = minute(at);
    while (open(minute) || !open(minute - 1)) {
      minute--;
    }
    return instant(minute);
  }

  /** The later of: the instant if open, with a minute in hand; a minute before the last closing. */
  Instant lastLeaving(Instant at) {
    long minute = minute(at);
    if (open(minute) && open(minute + 1)) {
      return at;
    }
    while (!open(minute)) {
      minute--;
    }
    return instant(minute);
  }

  Instant elapsed(Instant arrival, Duration span) {
    return arrival.plus(span);
  }

  Instant days(Instant arrival, int count) {
    return ZonedDateTime.ofInstant(arrival, zone)
        .plusDays(count)
        .withEarlierOffsetAtOverlap()
        .toInstant();
  }

  Instant businessTime(Instant arrival, Duration span) {
    Instant at = arrival;
    Duration left = span;
    while (true) {
      Instant next = instant(minute(at) + 1);
      if (isOpen(at)) {
        Duration step = Duration.between(at, next);
        if (left.compareTo(step) <= 0) {
          return at.plus(left);
        }
        left = left.minus(step);
      }
      at = next;
    }
  }

  Instant businessDays(Instant arrival, int count) {
    LocalDateTime counted = LocalDateTime.ofInstant(arrival, zone);
    LocalDate day = counted.toLocalDate();
    if (!isOpen(arrival)) {
      long open = minute(arrival);
      while (!open(open)) {
        open--;
      }
      day = LocalDate.ofInstant(instant(open), zone);
      counted = LocalDateTime.ofInstant(instant(open + 1), zone);
    }
    long nanosIntoDay = ChronoUnit.NANOS.between(day.atTime(0, 0), counted);
    for (int left = count; left > 0; left--) {
      do {
        day = day.plusDays(1);
      } while (!anyOpen(day));
    }
    LocalDateTime wanted = day.atTime(0, 0).plusNanos(nanosIntoDay);
    return placed(day, ZonedDateTime.ofLocal(wanted, zone, null).toInstant());
  }

  private boolean anyOpen(LocalDate day) {
    open(begin(day));
    int open = tape.nextSetBit((int) (begin(day) - origin));
    return open >= 0 && origin + open < begin(day.plusDays(1));
  }

  private Instant placed(LocalDate day, Instant wanted) {
    long begin = begin(day);
    long end = begin(day.plusDays(1));
    if (minute(wanted) >= begin && minute(wanted) < end && isOpen(wanted)) {
      return wanted;
    }
    for (long m = Math.min(minute(wanted), end - 1); m >= begin; m--) {
      if (open(m)) {
        return instant(m + 1);
      }
    }
    long m = begin;
    while (!open(m)) {
      m++;
    }
    return instant(m);
  }

  private long begin(LocalDate day) {
    return minute(day.atStartOfDay(zone).toInstant());
  }

  Instant rounded(Instant result, int unit) {
    long minute = minute(result);
    boolean seenOpen = open(minute);
    if (result.equals(instant(minute))) {
      seenOpen |= open(minute - 1);
    } else {
      minute++;
    }
    while (true) {
      if (LocalDateTime.ofInstant(instant(minute), zone).getMinute() % unit == 0) {
        return instant(minute);
      }
      if (seenOpen && !open(minute)) {
        return instant(minute);
      }
      seenOpen |= open(minute);
      minute++;
    }
  }

  /**
   * What the parts of the program's test of an update's moving say: the instant if open or a
   * closing, else on.
   */
  private Instant moved(Instant at) {
    return at.equals(instant(minute(at))) && open(minute(at) - 1) ? at : nextOpening(at);
  }

  Instant every(Instant after, Instant promised) {
    return moved(promised.isAfter(after) ? promised : after.plusNanos(1));
  }

  Instant daily(Instant after, Iterable<LocalTime> times) {
    TreeSet<Instant> due = new TreeSet<>();
    LocalDate today = LocalDate.ofInstant(after, zone);
    for (LocalDate day = today.minusDays(30);
        due.higher(after) == null || day.isBefore(today.plusDays(3)); ) {
      if (anyOpen(day)) {
        for (LocalTime time : times) {
          due.add(moved(ZonedDateTime.ofLocal(day.atTime(time), zone, null).toInstant()));
        }
      }
      day = day.plusDays(1);
    }
    Instant next = due.higher(after);
    return next == null ? Instant.MAX : next;
  }
}
