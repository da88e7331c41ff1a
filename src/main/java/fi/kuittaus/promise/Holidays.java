package fi.kuittaus.promise;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The days without business that others have decided on: the public holidays of a country or a
 * region of it, such as {@code FI} or {@code DE-BY}, as the holiday library has them (also eves
 * that only custom makes free, such as Finland's Midsummer Eve and Christmas Eve); or those of a
 * calendar file.
 *
 * <p>Equal by code and addresses. Safe for threads; a year is worked out when first asked for, and
 * kept.
 */
public final class Holidays {
  private final String code;
  private final Set<HolidayAddress> addresses;
  private final IntFunction<Map<LocalDate, String>> source;
  private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

  private Holidays(
      String code, Set<HolidayAddress> addresses, IntFunction<Map<LocalDate, String>> source) {
    this.code = code;
    this.addresses = Set.copyOf(addresses);
    this.source = source;
  }

  /** No holidays at all. */
  public static Holidays none() {
    return new Holidays("", Set.of(), _ -> Map.of());
  }

  /**
   * The holidays of a country (ISO 3166: {@code FI}) or of a region ({@code DE-BY}), in any case.
   *
   * @throws IllegalArgumentException if the library does not know the code
   */
  public static Holidays in(String code) {
    String[] parts = code.strip().toLowerCase(Locale.ROOT).split("-", -1);
    if (!HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))) {
      throw unknown(code, "\"FI\", \"SE\" or \"DE-BY\" would do");
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
    String[] regions = Arrays.copyOfRange(parts, 1, parts.length);
    requireKnown(manager.getCalendarHierarchy(), regions, code);
    return new Holidays(
        String.join("-", parts).toUpperCase(Locale.ROOT),
        Set.of(),
        year -> load(manager, year, regions));
  }

  /**
   * The days that a calendar file closes.
   *
   * @param name tells this file in this state from any other
   */
  public static Holidays of(String name, ICalendar calendar) {
    return new Holidays(name, Set.of(), calendar::in);
  }

  /** The days that a calendar closes which is fetched from an address; the same otherwise. */
  public Holidays from(HolidayAddress address) {
    return new Holidays(code, Set.of(address), source);
  }

  /** The days of all of these; none of none. */
  public static Holidays together(List<Holidays> all) {
    return all.size() == 1
        ? all.getFirst()
        : new Holidays(
            all.stream().map(Holidays::code).collect(Collectors.joining(", ")),
            all.stream().flatMap(h -> h.addresses.stream()).collect(Collectors.toSet()),
            year -> inAny(all, year));
  }

  private static Map<LocalDate, String> inAny(List<Holidays> all, int year) {
    Map<LocalDate, String> found = new HashMap<>();
    for (Holidays holidays : all) {
      holidays.source.apply(year).forEach((date, name) -> found.merge(date, name, Holidays::both));
    }
    return found;
  }

  /** Where they are fetched from, if they are. */
  public Set<HolidayAddress> addresses() {
    return addresses;
  }

  /** The code in upper case, or the name of a file and its state; empty for none. */
  public String code() {
    return code;
  }

  /** The English name of the holiday on a date, if it is one. */
  public Optional<String> on(LocalDate date) {
    return Optional.ofNullable(years.computeIfAbsent(date.getYear(), source::apply).get(date));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Holidays holidays
        && holidays.code.equals(code)
        && holidays.addresses.equals(addresses);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code.isEmpty() ? "none" : code;
  }

  /**
   * A holiday observed on a weekday nearby can fall in the year before or after, so the neighbours
   * are asked too.
   */
  private static Map<LocalDate, String> load(HolidayManager manager, int year, String... regions) {
    Map<LocalDate, String> found = new HashMap<>();
    synchronized (manager) {
      for (int asked = year - 1; asked <= year + 1; asked++) {
        for (Holiday holiday :
            manager.getHolidays(Year.of(asked), HolidayType.PUBLIC_HOLIDAY, regions)) {
          if (holiday.getDate().getYear() == year) {
            found.merge(holiday.getDate(), holiday.getDescription(Locale.ROOT), Holidays::both);
          }
        }
      }
    }
    return Map.copyOf(found);
  }

  static String both(String one, String other) {
    return one.equals(other)
        ? one
        : one.compareTo(other) < 0 ? one + ", " + other : other + ", " + one;
  }

  private static void requireKnown(CalendarHierarchy country, String[] regions, String code) {
    CalendarHierarchy place = country;
    for (String region : regions) {
      CalendarHierarchy part = place.getChildren().get(region);
      if (part == null) {
        throw unknown(
            code,
            place.getId().toUpperCase(Locale.ROOT) + " has: " + String.join(", ", within(place)));
      }
      place = part;
    }
  }

  private static List<String> within(CalendarHierarchy place) {
    return place.getChildren().keySet().stream()
        .map(region -> region.toUpperCase(Locale.ROOT))
        .sorted()
        .toList();
  }

  private static IllegalArgumentException unknown(String code, String hint) {
    return new IllegalArgumentException(
        "\"" + code + "\" is not a country or region with known holidays; " + hint);
  }
}
