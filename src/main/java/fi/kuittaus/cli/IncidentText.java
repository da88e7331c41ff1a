package fi.kuittaus.cli;

import fi.kuittaus.store.IncidentOverview;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Incidents as people read them. */
final class IncidentText {
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_NOTE = 60;

  private IncidentText() {}

  /** A table with the last note of each. */
  static List<String> list(List<IncidentOverview> incidents) {
    if (incidents.isEmpty()) {
      return List.of("No incident.");
    }
    Table table =
        new Table("NAME", "STATUS", "SINCE", "MATCHES", "CONVERSATIONS", "TOLD", "LAST NOTE");
    incidents.forEach(i -> {
      IncidentOverview.Note last = i.notes().getLast();
      table.row(
          Printable.clipped(i.name(), LONGEST_NAME),
          i.times().resolvedAt().isPresent() ? "resolved" : "open",
          at(i, i.times().since()),
          Printable.clipped(matches(i.matches()), LONGEST_NAME),
          i.conversations() + " (" + i.open() + " open)",
          last.told() + " of " + (last.told() + last.untold()),
          at(i, last.at()) + "  " + Printable.clipped(last.text(), LONGEST_NOTE));
    });
    return table.lines();
  }

  private static String matches(IncidentOverview.Matches matches) {
    return Stream.of(
            matches.words().stream(),
            matches.topic().map(topic -> "topic " + topic).stream(),
            matches.mailbox().map(mailbox -> "in " + mailbox).stream())
        .flatMap(part -> part)
        .collect(Collectors.joining(", "));
  }

  /** What would come of opening one. */
  static List<String> tried(List<String> joining) {
    return withReferences(Counted.of(joining.size(), "conversation") + " would join", joining);
  }

  /** What came of opening one. */
  static List<String> opened(List<String> joined, IncidentOverview incident) {
    List<String> lines =
        withReferences(
            Printable.line(incident.name())
                + " is open, since "
                + at(incident, incident.times().since())
                + "; "
                + Counted.of(joined.size(), "conversation")
                + (joined.size() == 1 ? " joins" : " join"),
            joined);
    lines.add(reached(incident.notes().getLast()));
    return lines;
  }

  private static List<String> withReferences(String told, List<String> references) {
    List<String> lines = new ArrayList<>();
    lines.add(told + (references.isEmpty() ? "" : ": " + String.join(" ", references)));
    return lines;
  }

  /** What came of telling something, or of resolving it. */
  static String told(String act, IncidentOverview incident) {
    return Printable.line(incident.name())
        + (act.equals("resolve") ? " is resolved; " : " is noted; ")
        + reached(incident.notes().getLast());
  }

  private static String reached(IncidentOverview.Note note) {
    String now =
        Counted.of(note.told(), "customer") + (note.told() == 1 ? " is" : " are") + " told";
    return note.untold() == 0
        ? now
        : now + ", " + note.untold() + " when the desk opens or with the next letter";
  }

  private static String at(IncidentOverview incident, Instant at) {
    return Instants.forPeople(at.atZone(ZoneId.of(incident.times().zone())));
  }
}
