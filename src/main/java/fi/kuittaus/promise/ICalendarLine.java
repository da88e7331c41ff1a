package fi.kuittaus.promise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One content line of an iCalendar file (RFC 5545 section 3.1), unfolded.
 *
 * @param number of the first line that it takes in the file, from 1
 * @param name in upper case
 * @param parameters by their names in upper case; the last of several
 */
record ICalendarLine(int number, String name, Map<String, String> parameters, String value) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern PARAMETER =
      Pattern.compile(";([A-Za-z0-9-]+)=((?:\"[^\"]*\"|[^\";:]*)++)");

  ICalendarLine {
    parameters = Map.copyOf(parameters);
  }

  /** The lines of a file, of either line end; empty ones are passed over. */
  static List<ICalendarLine> unfolded(String text) {
    List<ICalendarLine> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int number = 0;
    int first = 1;
    for (String physical : text.split("\r?\n|\r", -1)) {
      number++;
      if (!physical.isEmpty() && (physical.charAt(0) == ' ' || physical.charAt(0) == '\t')) {
        line.append(physical, 1, physical.length());
      } else {
        add(lines, first, line.toString());
        line = new StringBuilder(physical);
        first = number;
      }
    }
    add(lines, first, line.toString());
    return lines;
  }

  private static void add(List<ICalendarLine> lines, int number, String line) {
    if (!line.isBlank()) {
      lines.add(parse(number, line));
    }
  }

  private static ICalendarLine parse(int number, String line) {
    Matcher name = NAME.matcher(line);
    if (!name.lookingAt()) {
      throw refused(number, "this is no line of a calendar");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(line).region(name.end(), line.length());
    int end = name.end();
    while (parameter.lookingAt()) {
      parameters.put(
          parameter.group(1).toUpperCase(Locale.ROOT), parameter.group(2).replace("\"", ""));
      end = parameter.end();
      parameter.region(end, line.length());
    }
    if (end == line.length() || line.charAt(end) != ':') {
      throw refused(number, "this is no line of a calendar");
    }
    return new ICalendarLine(
        number, name.group().toUpperCase(Locale.ROOT), parameters, line.substring(end + 1));
  }

  boolean is(String wantedName, String wantedValue) {
    return name.equals(wantedName) && value.strip().equalsIgnoreCase(wantedValue);
  }

  /** The value as text: without escapes (section 3.3.11), on one line. */
  String text() {
    return value
        .replaceAll("\\\\[nN]", " ")
        .replaceAll("\\\\(.)", "$1")
        .replaceAll("\\p{Cntrl}", " ")
        .strip();
  }

  IllegalArgumentException refused(String why) {
    return refused(number, why);
  }

  static IllegalArgumentException refused(int number, String why) {
    return new IllegalArgumentException("line " + number + ": " + why);
  }
}
