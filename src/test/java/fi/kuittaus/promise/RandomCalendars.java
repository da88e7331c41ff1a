package fi.kuittaus.promise;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Random calendars, instants and spans, many of them where clocks change and doors close. */
final class RandomCalendars {
  static final List<String> ZONES =
      List.of(
          "Europe/Helsinki",
          "Europe/Helsinki",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "America/St_Johns",
          "Pacific/Apia",
          "Africa/Casablanca",
          "Africa/Cairo",
          "America/Havana",
          "America/Santiago",
          "Asia/Beirut",
          "Pacific/Chatham",
          "Antarctica/Troll",
          "Europe/Dublin",
          "UTC");

  private static final List<String> DAYS =
      List.of(
          "08:00-16:00",
          "08:00-11:30, 12:00-16:00",
          "08:00-15:00",
          "00:00-24:00",
          "00:00-06:00, 22:00-24:00",
          "00:00-02:30, 18:15-24:00",
          "07:45-12:10, 12:50-16:20",
          "09:00-12:00, 12:00-17:40",
          "23:00-24:00",
          "00:00-01:00",
          "10:07-10:23, 10:31-10:44, 23:59-24:00");

  private final Random random;

  RandomCalendars(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A date on which, or near which, something happens; within 2012 to 2031, but for the day that
   * Apia left out.
   */
  LocalDate date(ZoneId zone, boolean finnish) {
    if (finnish) {
      return LocalDate.of(2026, 3, 20).plusDays(random.nextInt(440));
    }
    if (zone.getId().equals("Pacific/Apia") && random.nextBoolean()) {
      return LocalDate.of(2011, 12, 30).plusDays(random.nextInt(5) - 3);
    }
    LocalDate any = LocalDate.of(2012, 6, 1).plusDays(random.nextInt(365 * 19));
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(any.atStartOfDay(zone).toInstant());
    return change == null || random.nextInt(4) == 0
        ? any
        : LocalDate.ofInstant(change.getInstant(), zone).plusDays(random.nextInt(5) - 3);
  }

  ZoneId zone() {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  CalendarText calendar(ZoneId zone, LocalDate around, boolean finnish) {
    EnumMap<DayOfWeek, String> week = new EnumMap<>(DayOfWeek.class);
    String usual = hours();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (chance(75)) {
        week.put(day, chance(60) ? usual : hours());
      }
    }
    week.put(DayOfWeek.of(1 + random.nextInt(7)), usual);
    List<String> closed = new ArrayList<>();
    while (chance(30)) {
      LocalDate from = near(around);
      closed.add(chance(50) ? from.toString() : from + ".." + from.plusDays(random.nextInt(9)));
    }
    Map<LocalDate, String> also = new TreeMap<>();
    while (chance(30)) {
      also.put(near(around), hours());
    }
    return new CalendarText(zone, week, closed, also, finnish);
  }

  private LocalDate near(LocalDate around) {
    return around.plusDays(random.nextInt(17) - 6);
  }

  private String hours() {
    return chance(50) ? DAYS.get(random.nextInt(DAYS.size())) : randomHours();
  }

  /**
   * Spans between random times of one grain, many in the night hours in which clocks change; some
   * meet.
   */
  private String randomHours() {
    int grain = List.of(1, 5, 15, 30, 60).get(random.nextInt(5));
    int until = chance(40) ? 5 * 60 : 24 * 60;
    TreeSet<Integer> times = new TreeSet<>();
    for (int i = 2 * (1 + random.nextInt(3)); i > 0; i--) {
      times.add(random.nextInt(until / grain + 1) * grain);
    }
    List<Integer> ends = new ArrayList<>(times);
    List<String> spans = new ArrayList<>();
    for (int i = 0; i + 1 < ends.size(); i += chance(15) ? 1 : 2) {
      spans.add(time(ends.get(i)) + "-" + time(ends.get(i + 1)));
    }
    return spans.isEmpty() ? "08:00-16:00" : spans.stream().collect(Collectors.joining(", "));
  }

  private static String time(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }

  /**
   * An instant within days of the date: anywhere, on a round minute, or beside an edge of open
   * time.
   */
  Instant instant(
      LocalDate around,
      ZoneId zone,
      UnaryOperator<Instant> closing,
      UnaryOperator<Instant> opening) {
    Instant any =
        around.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(6 * 86_400) - 2 * 86_400);
    return switch (random.nextInt(6)) {
      case 0 -> any.plusNanos(random.nextInt(1_000_000_000));
      case 1 -> minute(any);
      case 2 -> minute(any).minusSeconds(Math.floorMod(any.getEpochSecond() / 60, 30) * 60L);
      case 3 -> beside(closing.apply(any));
      case 4 -> beside(opening.apply(any));
      default -> any;
    };
  }

  private static Instant minute(Instant any) {
    return any.minusSeconds(Math.floorMod(any.getEpochSecond(), 60));
  }

  private Instant beside(Instant at) {
    return switch (random.nextInt(6)) {
      case 0 -> at.minusNanos(1);
      case 1 -> at.plusNanos(1);
      case 2 -> at.minusSeconds(60);
      case 3 -> at.plusSeconds(random.nextInt(7200) - 3600);
      default -> at;
    };
  }

  String span() {
    return switch (random.nextInt(6)) {
      case 0 -> (1 + random.nextInt(6)) + " business days";
      case 1 -> "1 business day";
      case 2 -> (1 + random.nextInt(300)) + " business minutes";
      case 3 -> (1 + random.nextInt(30)) + " business hours";
      case 4 ->
          random.nextBoolean()
              ? (1 + random.nextInt(2000)) + " minutes"
              : (1 + random.nextInt(72)) + " hours";
      default -> (1 + random.nextInt(9)) + " days";
    };
  }
}
