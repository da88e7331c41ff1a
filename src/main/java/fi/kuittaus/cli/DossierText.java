package fi.kuittaus.cli;

import fi.kuittaus.screening.Rulebook;
import fi.kuittaus.store.Dossier;
import fi.kuittaus.store.History;
import fi.kuittaus.store.Overview;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of a conversation as people read it: facts, mails, letters, promises, history.
 */
final class DossierText {
  private final Dossier dossier;
  private final LocalTimes times;
  private final Paint paint;
  private final List<String> lines = new ArrayList<>();

  DossierText(Dossier dossier, Paint paint) {
    this.dossier = dossier;
    this.times = LocalTimes.of(dossier.conversation());
    this.paint = paint;
  }

  List<String> lines() {
    facts(dossier.conversation(), dossier.progress());
    mails();
    promises();
    letters();
    history();
    return lines;
  }

  private void facts(Overview c, Dossier.Progress progress) {
    Overview.Matter matter = c.matter();
    lines.add(
        paint.heading(c.reference() + "  " + c.status())
            + "  "
            + Printable.line(matter.urgency() + ", " + matter.topic()));
    fact("Subject", Printable.line(matter.subject()));
    fact("Customer", customer(c.customer()));
    fact("Mailbox", Printable.line(c.mailbox()));
    fact("Opened", times.withZone(c.times().openedAt()));
    fact(
        matter.promised().filter("call"::equals).isPresent() ? "Call due" : "Answer due",
        c.times().dueAt());
    fact("Next update", c.times().nextUpdateAt());
    fact("Answered", c.times().answeredAt());
    fact("Closed", c.times().closedAt());
    fact("Closes by itself", progress.closesAt());
    fact(
        "Evidence",
        progress.evidence()
            + "; updates in a row: "
            + progress.updates()
            + ", corrections: "
            + progress.corrections());
  }

  private void fact(String name, Optional<Instant> at) {
    at.ifPresent(instant -> fact(name, times.text(instant)));
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      lines.add("  " + name + ": " + value);
    }
  }

  private static String customer(Overview.Customer who) {
    String named =
        Stream.concat(who.name().stream(), who.address().map(a -> "<" + a + ">").stream())
            .collect(Collectors.joining(" "));
    return Printable.line((named.isEmpty() ? "(unknown)" : named) + ", " + who.language());
  }

  private void mails() {
    Table table = new Table("ARRIVED", "VERDICT", "REASONS", "OUTCOME", "SENDER");
    for (Dossier.Mail mail : dossier.mails()) {
      table.row(
          times.text(mail.arrivedAt()),
          mail.verdict(),
          mail.reasons().isEmpty() ? "-" : String.join(", ", mail.reasons()),
          mail.outcome(),
          Printable.line(mail.sender().orElse("-")));
    }
    section("Mails", table);
    dossier.mails().stream()
        .flatMap(mail -> mail.reasons().stream())
        .distinct()
        .forEach(rule ->
            Rulebook.meaning(rule).ifPresent(means -> lines.add("  " + rule + ": " + means)));
  }

  private void promises() {
    Table table = new Table("PROMISED", "DUE", "OUTCOME", "GIVEN", "ENDED");
    for (Dossier.Promised promised : dossier.promises()) {
      LocalTimes own = new LocalTimes(ZoneId.of(promised.zone()));
      table.row(
          promised.what(),
          own.text(promised.dueAt()),
          promised.outcome(),
          own.text(promised.givenAt()),
          own.text(promised.endedAt()));
    }
    section("Promises", table);
  }

  private void letters() {
    for (Dossier.Letter letter : dossier.letters()) {
      Dossier.Delivery delivery = letter.delivery();
      lines.add("");
      lines.add(
          paint.heading("Letter: " + letter.kind())
              + ", "
              + delivery.state()
              + " "
              + times.text(delivery.doneAt().orElse(delivery.createdAt()))
              + delivery.result().map(r -> " (" + Printable.line(r) + ")").orElse(""));
      lines.add("  | " + Printable.line(letter.subject()));
      lines.add("  |");
      Printable.block(letter.text())
          .strip()
          .lines()
          .map(line -> ("  | " + line).stripTrailing())
          .forEach(lines::add);
    }
  }

  private void history() {
    Table table = new Table("WHEN", "WHAT", "");
    for (History.Event event : dossier.history()) {
      table.row(times.text(event.at()), event.what(), Printable.line(event.detail()));
    }
    section("History", table);
  }

  private void section(String heading, Table table) {
    if (table.lines().size() > 1) {
      lines.add("");
      lines.add(paint.heading(heading));
      table.lines().forEach(line -> lines.add("  " + line));
    }
  }
}
