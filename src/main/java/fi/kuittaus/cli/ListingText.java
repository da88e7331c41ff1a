package fi.kuittaus.cli;

import fi.kuittaus.store.Listing;
import fi.kuittaus.store.Overview;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of conversations as people read it, in the order that it has.
 *
 * @param now what is late, and what is not
 */
record ListingText(Listing listing, Instant now, Paint paint) {
  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_SUBJECT = 50;

  List<String> lines() {
    List<Overview> conversations = listing.conversations();
    if (conversations.isEmpty()) {
      return List.of("No conversation.");
    }
    Optional<ZoneId> zone = LocalTimes.shared(conversations);
    String due = zone.map(z -> "DUE (" + z.getId() + ")").orElse("DUE");
    Table table = new Table("REFERENCE", due, "STATUS", "URGENCY", "CUSTOMER", "SUBJECT");
    conversations.forEach(c -> row(table, c, zone.isPresent()));
    return painted(table.lines());
  }

  private void row(Table table, Overview c, boolean oneZone) {
    LocalTimes times = LocalTimes.of(c);
    table.row(
        c.reference(),
        c.times().dueAt().map(at -> oneZone ? times.text(at) : times.withZone(at)).orElse("-")
            + (isCall(c) ? " call" : "")
            + (late(c) ? " late" : ""),
        c.status(),
        Printable.line(c.matter().urgency()),
        Printable.clipped(who(c), LONGEST_NAME),
        Printable.clipped(c.matter().subject(), LONGEST_SUBJECT));
  }

  private List<String> painted(List<String> lines) {
    List<String> painted = new ArrayList<>();
    painted.add(paint.heading(lines.getFirst()));
    for (int i = 1; i < lines.size(); i++) {
      painted.add(painted(listing.conversations().get(i - 1), lines.get(i)));
    }
    if (listing.more()) {
      painted.add("… and more: --limit shows them.");
    }
    return painted;
  }

  private String painted(Overview c, String line) {
    if (late(c)) {
      return paint.late(line);
    }
    return c.status().equals("closed") ? paint.settled(line) : line;
  }

  private boolean late(Overview c) {
    return c.times().dueAt().filter(at -> at.isBefore(now)).isPresent();
  }

  private static boolean isCall(Overview c) {
    return c.matter().promised().filter("call"::equals).isPresent();
  }

  private static String who(Overview c) {
    return c.customer().name().or(() -> c.customer().address()).orElse("(unknown)");
  }
}
