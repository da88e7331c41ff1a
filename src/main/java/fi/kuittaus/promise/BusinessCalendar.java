package fi.kuittaus.promise;

import static fi.kuittaus.promise.Reckoning.earlier;
import static fi.kuittaus.promise.Reckoning.later;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The hours at which people answer: an ordinary week in a zone, with its exceptions.
 *
 * <p>Open spans hold their opening and not their closing; several a day are several spans, and one
 * that ends at 24:00 meets the next day's 00:00 without a gap. Local times become instants as
 * {@link java.time.LocalDateTime#atZone} has it, so open time is real time, also when a clock is
 * changed. Immutable and safe for threads.
 *
 * <p>Every method that searches for open time throws {@link IllegalStateException}, naming the
 * calendar and the dates, if two years hold none.
 *
 * @param name the calendar's name in the policy
 * @param zone the zone of all its local times
 * @param week the hours of an ordinary week
 * @param closed dates without business
 * @param alsoOpen the hours of particular dates, whatever else says
 * @param holidays days without business, unless also open
 */
public record BusinessCalendar(
    String name,
    ZoneId zone,
    WeeklyHours week,
    List<DateRange> closed,
    Map<LocalDate, OpeningHours> alsoOpen,
    Holidays holidays) {
  private static final Duration TO_LEAVE = Duration.ofMinutes(1);

  /** Checks that there is a name, and that the calendar opens at all. */
  public BusinessCalendar {
    closed = List.copyOf(closed);
    alsoOpen = Collections.unmodifiableMap(new TreeMap<>(alsoOpen));
    if (name.isBlank()) {
      throw new IllegalArgumentException("a calendar needs a name");
    }
    if (week.byDay().isEmpty() && alsoOpen.values().stream().noneMatch(OpeningHours::open)) {
      throw new IllegalArgumentException(
          "calendar \""
              + name
              + "\" never opens; open: { mon-fri: \"08:00-16:00\" } or open: always would do");
    }
  }

  /** A calendar that never closes. */
  public static BusinessCalendar always(String name, ZoneId zone) {
    return new BusinessCalendar(
        name, zone, WeeklyHours.ALWAYS, List.of(), Map.of(), Holidays.none());
  }

  /**
   * The exact instant at which a span from the arrival ends, before it is rounded to what people
   * quote.
   *
   * <p>Business time and business days of a mail that arrives while the calendar is closed count
   * from the last closing; a closing of 24:00 belongs to the day that it ends. Business time that
   * ends exactly at a closing is due at that closing. Days keep the local time; where the hours of
   * a business day do not hold it, the closing before it is meant, or else the day's opening.
   *
   * @return never before the arrival; for business spans never in closed time, a closing counting
   *     as open. Never before that of an earlier arrival, but for the hour that a clock repeats,
   *     and where days end in one that it skips: 03:10 is then 04:10, a little after the 04:00 of a
   *     later arrival
   */
  public Instant due(Instant arrival, Span span) {
    return new Reckoning(this).due(arrival, span);
  }

  /**
   * The instant that is promised: the first, from {@link #due} on, at which the local clock shows a
   * full quarter (spans under two hours), half hour (longer spans of minutes or hours) or hour
   * (spans of days), but not past the end of the open span that it lies in (its closing included),
   * or else that opens meanwhile; spans that meet are one.
   */
  public Instant promised(Instant arrival, Span span) {
    Reckoning reckoning = new Reckoning(this);
    return reckoning.quoted(reckoning.due(arrival, span), span);
  }

  /**
   * The instant that lies a span ahead of a due instant: {@link #due} counted backwards, not
   * rounded.
   */
  public Instant before(Instant due, Span span) {
    return new Reckoning(this).before(due, span);
  }

  /** Whether there is business; the opening is open, the closing is not. */
  public boolean isOpen(Instant at) {
    return new OpenTime(this).isOpen(at);
  }

  /** The instant itself if it is open, else the next opening. */
  public Instant nextOpening(Instant at) {
    return later(at, new OpenTime(this).endingAfter(at).from());
  }

  /** The last closing, at the instant or before it; an end of hours that others meet is none. */
  public Instant lastClosing(Instant at) {
    return new OpenTime(this).closedBy(at).until();
  }

  /** When the hours of this instant's date end for the night, if they have not ended yet. */
  public Optional<Instant> closingOfDay(Instant at) {
    List<Opening> today = new OpenTime(this).on(LocalDate.ofInstant(at, zone));
    return today.reversed().stream()
        .map(Opening::until)
        .findFirst()
        .filter(until -> until.isAfter(at) && !isOpen(until));
  }

  /**
   * The last open instant, at the given one or before it, with a minute in hand: where that would
   * be a closing or the minute before it, it is a minute before the closing, so that what leaves
   * then still leaves in open hours.
   */
  public Instant lastOpenAtOrBefore(Instant at) {
    OpenTime openTime = new OpenTime(this);
    Opening last = openTime.beginningBy(at);
    return openTime.isOpen(last.until())
        ? earlier(at, last.until())
        : earlier(at, later(last.from(), last.until().minus(TO_LEAVE)));
  }

  /**
   * The instant itself if it is open or a closing, else the next opening: when something named for
   * it may be due.
   */
  public Instant openOrClosing(Instant at) {
    List<Opening> near = new OpenTime(this).around(LocalDate.ofInstant(at, zone));
    return near.stream().anyMatch(opening -> opening.until().equals(at)) ? at : nextOpening(at);
  }

  /**
   * The hours of a date: as also open, else none if listed as closed or a holiday, else those of
   * its weekday.
   */
  public OpeningHours hoursOn(LocalDate date) {
    OpeningHours also = alsoOpen.get(date);
    if (also != null) {
      return also;
    }
    OpeningHours usual = week.on(date.getDayOfWeek());
    return usual.open() && (isListedClosed(date) || holidays.on(date).isPresent())
        ? OpeningHours.CLOSED
        : usual;
  }

  /**
   * Whether the calendar never closes: open day and night, without holidays or other exceptions.
   */
  public boolean isAlwaysOpen() {
    return week.equals(WeeklyHours.ALWAYS)
        && closed.isEmpty()
        && holidays.equals(Holidays.none())
        && alsoOpen.values().stream().allMatch(OpeningHours.ALL_DAY::equals);
  }

  /** Whether any time between an arrival and what is promised for it is closed. */
  public boolean closesWithin(Instant arrival, Span span) {
    Instant promised = promised(arrival, span);
    OpenTime openTime = new OpenTime(this);
    Instant at = arrival;
    while (openTime.isOpen(at) && at.isBefore(promised)) {
      at = openTime.endingAfter(at).until();
    }
    return at.isBefore(promised);
  }

  /** The days without business from one date to another, both included, in order. */
  public List<ClosedDay> closedDays(LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1)).flatMap(date -> closedDay(date).stream()).toList();
  }

  /**
   * The longest run of days without business between two dates, both included; the first of
   * several, or none.
   */
  public Optional<DateRange> longestClosure(LocalDate from, LocalDate to) {
    List<DateRange> runs = new ArrayList<>();
    for (ClosedDay day : closedDays(from, to)) {
      boolean goesOn = !runs.isEmpty() && runs.getLast().last().plusDays(1).equals(day.date());
      runs.add(new DateRange(goesOn ? runs.removeLast().first() : day.date(), day.date()));
    }
    return runs.stream().reduce((longest, run) -> run.days() > longest.days() ? run : longest);
  }

  private Optional<ClosedDay> closedDay(LocalDate date) {
    if (hoursOn(date).open()) {
      return Optional.empty();
    }
    if (isListedClosed(date)) {
      return Optional.of(new ClosedDay(date, ClosedDay.Cause.LISTED, "listed as closed"));
    }
    return Optional.of(
        holidays
            .on(date)
            .map(holiday -> new ClosedDay(date, ClosedDay.Cause.HOLIDAY, holiday))
            .orElseGet(() ->
                new ClosedDay(
                    date,
                    ClosedDay.Cause.WEEKDAY,
                    "closed on " + Weekdays.name(date.getDayOfWeek()) + "s")));
  }

  private boolean isListedClosed(LocalDate date) {
    return closed.stream().anyMatch(range -> range.contains(date));
  }
}
