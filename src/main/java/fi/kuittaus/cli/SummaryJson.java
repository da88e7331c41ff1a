package fi.kuittaus.cli;

import fi.kuittaus.config.Finding;
import fi.kuittaus.config.MailboxSettings;
import fi.kuittaus.config.NotYet;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Urgency;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A summary as scripts read it. */
record SummaryJson(Summary summary) {
  /** What is told of a configuration that is refused. */
  static Map<String, @Nullable Object> of(List<Finding> findings) {
    return Json.object(
        "mistakes", findings(findings, Finding.Severity.MISTAKE),
        "warnings", findings(findings, Finding.Severity.WARNING));
  }

  Map<String, @Nullable Object> value() {
    Map<String, @Nullable Object> value = of(summary.house().warnings());
    value.put("promises", summary.house().version());
    value.put("notYet", summary.house().notYet().stream().map(SummaryJson::notYet).toList());
    value.put(
        "mailboxes",
        summary.house().settings().mailboxes().values().stream()
            .map(SummaryJson::mailbox)
            .toList());
    value.put("at", summary.at().truncatedTo(ChronoUnit.SECONDS).toString());
    value.put("urgencies", summary.urgencies().stream().map(this::urgency).toList());
    value.put("calendars", summary.calendars().stream().map(this::calendar).toList());
    return value;
  }

  private static List<Map<String, @Nullable Object>> findings(
      List<Finding> findings, Finding.Severity severity) {
    return findings.stream()
        .filter(f -> f.severity() == severity)
        .map(f ->
            Json.object(
                "file", f.file(),
                "line", f.at().line(),
                "column", f.at().column(),
                "message", f.message()))
        .toList();
  }

  private static Map<String, @Nullable Object> notYet(NotYet key) {
    return Json.object("key", key.key(), "meanwhile", key.meanwhile(), "stops", key.stops());
  }

  private static Map<String, @Nullable Object> mailbox(MailboxSettings mailbox) {
    return Json.object(
        "id", mailbox.id(),
        "address", mailbox.identity().from().address().toString(),
        "languages", mailbox.identity().languages());
  }

  private Map<String, @Nullable Object> urgency(Urgency urgency) {
    return Json.object(
        "name", urgency.name(),
        "answerWithin", urgency.answerWithin().text(),
        "calendar", urgency.calendar().name(),
        "updates", urgency.updates().text(),
        "dueAt", summary.sample(urgency).map(p -> Instants.iso(p.local())).orElse(null));
  }

  private Map<String, @Nullable Object> calendar(BusinessCalendar calendar) {
    return Json.object(
        "name", calendar.name(),
        "zone", calendar.zone().getId(),
        "closed",
            summary.closedDays(calendar).stream()
                .map(d -> Json.object("date", d.date().toString(), "reason", d.text()))
                .toList());
  }
}
