package fi.kuittaus.promise;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days that an iCalendar file (RFC 5545) closes: those of each event in it, whole, whether it
 * is for the day or for some hours of it.
 *
 * <p>What is read is what calendars of holidays use: events with a beginning and an end or a
 * duration, repeated each year or by a list of dates, less single dates and cancelled ones. Another
 * repetition is refused, since to pass it over would be to promise an answer on a holiday. {@code
 * TRANSP} does not matter: most calendars of holidays say that their days are free.
 */
public final class ICalendar {
  /** The longest file, in characters. */
  public static final int MOST = 1_000_000;

  private final List<ClosingEvent> events;

  private ICalendar(List<ClosingEvent> events) {
    this.events = List.copyOf(events);
  }

  /**
   * Reads a file.
   *
   * @param zone of its local times, where they name no zone that is known here
   * @throws IllegalArgumentException if it is no calendar, is cut off, or repeats in a way that is
   *     not understood; the message tells the line
   */
  public static ICalendar parse(String text, ZoneId zone) {
    if (text.length() > MOST) {
      throw new IllegalArgumentException("this is far too long to be a calendar of holidays");
    }
    return new ICalendar(new ICalendarReader(zone).read(ICalendarLine.unfolded(text)));
  }

  /** How many events there are. */
  public int size() {
    return events.size();
  }

  /** The days of a year with the names of the events that close them. */
  Map<LocalDate, String> in(int year) {
    Map<LocalDate, String> days = new TreeMap<>();
    for (ClosingEvent event : events) {
      event.datesIn(year).forEach(date -> days.merge(date, event.name(), Holidays::both));
    }
    return days;
  }
}
