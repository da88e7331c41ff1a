package fi.kuittaus.promise;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One reading of an iCalendar file. */
final class ICalendarReader {
  private static final int MOST_EVENTS = 10_000;
  private static final int LONGEST_NAME = 100;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final Pattern DURATION =
      Pattern.compile("P(?:[0-9]{1,4}[DW])?(?:T[0-9HMS]{2,18})?");

  private final ZoneId zone;
  private final List<ClosingEvent> events = new ArrayList<>();
  private final Map<String, Set<LocalDate>> replaced = new HashMap<>();

  ICalendarReader(ZoneId zone) {
    this.zone = zone;
  }

  List<ClosingEvent> read(List<ICalendarLine> lines) {
    if (lines.isEmpty() || !lines.getFirst().is("BEGIN", "VCALENDAR")) {
      throw new IllegalArgumentException("line 1: this is no calendar: BEGIN:VCALENDAR is missing");
    }
    List<List<ICalendarLine>> found = components(lines);
    found.forEach(this::noteReplaced);
    found.forEach(this::add);
    return events;
  }

  /** The properties of each event, without those of what is inside it, such as alarms. */
  private static List<List<ICalendarLine>> components(List<ICalendarLine> lines) {
    Deque<String> open = new ArrayDeque<>();
    List<List<ICalendarLine>> found = new ArrayList<>();
    for (ICalendarLine line : lines) {
      if (line.name().equals("BEGIN")) {
        open.push(line.value().strip().toUpperCase(Locale.ROOT));
        if (isEvent(open)) {
          found.add(new ArrayList<>(List.of(line)));
        }
      } else if (line.name().equals("END")) {
        if (open.isEmpty() || !line.is("END", open.pop())) {
          throw line.refused("this ends what has not begun");
        }
      } else if (isEvent(open)) {
        found.getLast().add(line);
      }
    }
    if (!open.isEmpty()) {
      throw lines.getLast().refused("the calendar is cut off: END:" + open.peek() + " is missing");
    }
    if (found.size() > MOST_EVENTS) {
      throw new IllegalArgumentException("line 1: more than " + MOST_EVENTS + " events");
    }
    return found;
  }

  private static boolean isEvent(Deque<String> open) {
    return open.size() == 2 && open.peek().equals("VEVENT");
  }

  /** An occurrence that has an event of its own is left out of the one that repeats. */
  private void noteReplaced(List<ICalendarLine> event) {
    one(event, "RECURRENCE-ID")
        .ifPresent(line ->
            replaced
                .computeIfAbsent(uid(event), _ -> new HashSet<>())
                .add(first(line, line.value())));
  }

  private void add(List<ICalendarLine> event) {
    boolean cancelled = one(event, "STATUS").filter(s -> s.is("STATUS", "CANCELLED")).isPresent();
    if (cancelled) {
      return;
    }
    ICalendarLine start =
        one(event, "DTSTART").orElseThrow(() -> event.getFirst().refused("DTSTART is missing"));
    Set<LocalDate> except = dates(event, "EXDATE");
    if (one(event, "RECURRENCE-ID").isEmpty()) {
      except.addAll(replaced.getOrDefault(uid(event), Set.of()));
    }
    try {
      events.add(
          new ClosingEvent(
              name(event),
              new DateRange(first(start, start.value()), last(event, start)),
              one(event, "RRULE").map(rule -> yearly(rule, start)),
              dates(event, "RDATE"),
              except));
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      throw why.startsWith("line ") ? e : start.refused(why);
    }
  }

  private Yearly yearly(ICalendarLine rule, ICalendarLine start) {
    try {
      return YearlyWords.parse(rule.value(), until -> first(start, until));
    } catch (IllegalArgumentException e) {
      throw rule.refused(String.valueOf(e.getMessage()).replaceFirst("^line \\d+: ", ""));
    }
  }

  private static String name(List<ICalendarLine> event) {
    String name = one(event, "SUMMARY").map(ICalendarLine::text).orElse("");
    return name.isEmpty()
        ? "closed by the calendar file"
        : name.codePointCount(0, name.length()) <= LONGEST_NAME
            ? name
            : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private static String uid(List<ICalendarLine> event) {
    return one(event, "UID").map(ICalendarLine::value).orElse("");
  }

  private static Optional<ICalendarLine> one(List<ICalendarLine> event, String name) {
    return event.stream().filter(line -> line.name().equals(name)).findFirst();
  }

  private Set<LocalDate> dates(List<ICalendarLine> event, String name) {
    Set<LocalDate> dates = new HashSet<>();
    event.stream()
        .filter(line -> line.name().equals(name))
        .forEach(line ->
            Stream.of(line.value().split(",", -1))
                .map(value -> first(line, value.replaceFirst("/.*", "")))
                .forEach(dates::add));
    return dates;
  }

  /** The end is not included (section 3.6.1); what ends at midnight does not touch that day. */
  private LocalDate last(List<ICalendarLine> event, ICalendarLine start) {
    LocalDate first = first(start, start.value());
    Optional<Instant> end =
        one(event, "DTEND")
            .map(line -> instant(line, line.value()))
            .or(() ->
                one(event, "DURATION")
                    .map(line -> instant(start, start.value()).plus(duration(line))));
    if (end.isEmpty()) {
      return first;
    }
    LocalDate last = end.get().minusSeconds(1).atZone(zone).toLocalDate();
    boolean nothing = end.get().equals(instant(start, start.value()));
    return nothing ? first : last;
  }

  /** The date in the calendar's own zone. */
  private LocalDate first(ICalendarLine line, String value) {
    return instant(line, value).atZone(zone).toLocalDate();
  }

  private Instant instant(ICalendarLine line, String value) {
    String text = value.strip();
    try {
      if (!text.contains("T")) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
            .atStartOfDay(zone)
            .toInstant();
      }
      boolean utc = text.endsWith("Z");
      LocalDateTime local =
          LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, DATE_TIME);
      return local.atZone(utc ? ZoneOffset.UTC : zoneOf(line)).toInstant();
    } catch (DateTimeException e) {
      throw line.refused("this is no date or time");
    }
  }

  /** Outlook's own names of zones are not known here; a date hardly depends on them. */
  private ZoneId zoneOf(ICalendarLine line) {
    String name = line.parameters().getOrDefault("TZID", "");
    return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : zone;
  }

  private static Duration duration(ICalendarLine line) {
    String text = line.value().strip().toUpperCase(Locale.ROOT);
    try {
      if (!DURATION.matcher(text).matches()) {
        throw new DateTimeException(text);
      }
      return text.endsWith("W")
          ? Duration.ofDays(7L * Integer.parseInt(text.substring(1, text.length() - 1)))
          : Duration.parse(text);
    } catch (DateTimeException e) {
      throw line.refused("this is no duration");
    }
  }
}
