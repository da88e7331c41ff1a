package fi.kuittaus.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one who tells the story on a terminal of 80 columns: the simulated time at the left of each
 * happening, what belongs to it indented below. For one thread.
 */
final class Narrator {
  private static final int WIDTH = 80;
  private static final String INDENT = " ".repeat(7);
  private static final Column TEXT = new Column(WIDTH - INDENT.length());
  private static final Column FRAMED = new Column(WIDTH - INDENT.length() - 2);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

  private final PrintStream out;
  private final Ink ink;
  private @Nullable LocalDate day;

  Narrator(PrintStream out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  Ink ink() {
    return ink;
  }

  /** A day as it is told. */
  static String day(Instant at) {
    return DAY.format(at.atZone(DemoClock.ZONE));
  }

  /** A time as it is told, with its day. */
  static String time(ZonedDateTime at) {
    return DAY_AND_TIME.format(at);
  }

  /** Something happens. */
  void happens(Instant at, String what) {
    ZonedDateTime local = at.atZone(DemoClock.ZONE);
    out.println();
    if (day != null && !day.equals(local.toLocalDate())) {
      out.println(ink.strong(day(at)));
    }
    day = local.toLocalDate();
    out.println(ink.faint(TIME.format(local)) + "  " + ink.strong(TEXT.line(what)));
  }

  /** What the daemon made of what just happened. */
  void outcome(String text) {
    String mark = "→ ";
    for (String line : FRAMED.lines(text)) {
      out.println(INDENT + ink.good(mark + line));
      mark = "  ";
    }
  }

  /** More of what just happened, cut to one line. */
  void oneLine(String text) {
    out.println(INDENT + TEXT.line(text));
  }

  /** A mail in a frame, as its reader sees it. */
  void letter(Letter letter, UnaryOperator<String> colour) {
    String bar = INDENT + colour.apply("│");
    out.println(INDENT + colour.apply("┌" + "─".repeat(FRAMED.width())));
    out.println(bar + " " + ink.faint(FRAMED.line("From: " + letter.from())));
    out.println(bar + " " + ink.faint(FRAMED.line("Subject: " + letter.subject())));
    out.println(bar);
    FRAMED
        .lines(letter.text())
        .forEach(line -> out.println(line.isEmpty() ? bar : bar + " " + line));
    out.println(INDENT + colour.apply("└" + "─".repeat(FRAMED.width())));
  }

  /** Lines at the margin, outside the story. */
  void aside(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
