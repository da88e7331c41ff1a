package fi.kuittaus.cli;

import fi.kuittaus.config.MailboxSettings;
import fi.kuittaus.config.NotYet;
import fi.kuittaus.mail.Account;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.ClosedDay;
import fi.kuittaus.promise.Urgency;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A summary as people read it. */
final class SummaryText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);

  private final Summary summary;
  private final Path file;
  private final List<String> lines = new ArrayList<>();

  SummaryText(Summary summary, Path file) {
    this.summary = summary;
    this.file = file;
  }

  List<String> lines() {
    lines.add(file + " and " + summary.house().settings().places().promises() + ": no mistakes");
    mailboxes();
    urgencies();
    summary.calendars().forEach(this::closedDays);
    warnings();
    notYet();
    return lines;
  }

  private void mailboxes() {
    Table table = new Table("MAILBOX", "ADDRESS", "LANGUAGES", "READS", "SENDS");
    for (MailboxSettings m : summary.house().settings().mailboxes().values()) {
      table.row(
          m.id(),
          m.identity().from().address().toString(),
          String.join(", ", m.identity().languages()),
          server(m.imap()),
          server(m.smtp().account()));
    }
    add("", table);
    lines.add("");
    summary.house().settings().mailboxes().values().forEach(this::ways);
  }

  /** What the server has to offer for each, only the running daemon knows. */
  private void ways(MailboxSettings m) {
    String address = m.identity().from().address().toString();
    String keyword =
        m.closedKeyword().isEmpty() ? "" : ", the keyword " + m.closedKeyword() + " on it";
    lines.add(
        m.id()
            + ": an answer counts by its copy in "
            + m.folders().sent().orElse("Sent")
            + ", or one to "
            + address);
    lines.add(
        "  closed by its newest mail moved to "
            + m.folders().closed()
            + keyword
            + ", or "
            + address.replace("@", "+close@")
            + " in Bcc");
    lines.add("  as +close: +working, +note; and +check, in To, judges a draft");
  }

  private void urgencies() {
    Table table =
        new Table("URGENCY", "ANSWER WITHIN", "CALENDAR", "A MAIL OF", "IS PROMISED", "UPDATES");
    for (Urgency u : summary.urgencies()) {
      table.row(
          u.name(),
          u.answerWithin().text(),
          u.calendar().name(),
          Instants.forPeople(summary.at().atZone(u.calendar().zone())),
          summary.sample(u).map(p -> Instants.forPeople(p.local())).orElse("nothing: never open"),
          u.updates().text());
    }
    add("", table);
    lines.add("Without a rule that matches: " + summary.house().triage().fallback().urgency());
  }

  private void closedDays(BusinessCalendar calendar) {
    List<ClosedDay> closed = summary.closedDays(calendar);
    lines.add("");
    lines.add(
        calendar.name()
            + " ("
            + calendar.zone()
            + "), closed days until "
            + summary.lastDay(calendar)
            + (closed.isEmpty() ? ": none" : ":"));
    weekdays(closed);
    closed.stream()
        .filter(day -> day.cause() != ClosedDay.Cause.WEEKDAY)
        .forEach(day -> lines.add("  " + DATE.format(day.date()) + "  " + day.text()));
    for (LocalDate date : summary.alsoOpen(calendar)) {
      lines.add("  " + DATE.format(date) + "  open " + calendar.hoursOn(date));
    }
  }

  private void weekdays(List<ClosedDay> closed) {
    String weekdays =
        closed.stream()
            .filter(day -> day.cause() == ClosedDay.Cause.WEEKDAY)
            .sorted(Comparator.comparing(day -> day.date().getDayOfWeek()))
            .map(ClosedDay::text)
            .distinct()
            .map(text -> text.replaceFirst("closed on ", ""))
            .collect(Collectors.joining(", "));
    if (!weekdays.isEmpty()) {
      lines.add("  " + weekdays);
    }
  }

  private void warnings() {
    if (!summary.house().warnings().isEmpty()) {
      lines.add("");
      summary.house().warnings().forEach(warning -> lines.add(warning.toString()));
    }
  }

  private void notYet() {
    if (summary.house().notYet().isEmpty()) {
      return;
    }
    Table table = new Table("NOT YET", "MEANWHILE", "");
    for (NotYet n : summary.house().notYet()) {
      table.row(n.key(), n.meanwhile(), n.stops() ? "the daemon does not start" : "");
    }
    add("", table);
  }

  private void add(String before, Table table) {
    lines.add(before);
    lines.addAll(table.lines());
  }

  private static String server(Account account) {
    return account.host()
        + ":"
        + account.port()
        + " "
        + account.security().name().toLowerCase(Locale.ROOT);
  }
}
