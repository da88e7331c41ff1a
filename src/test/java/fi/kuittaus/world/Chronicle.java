package fi.kuittaus.world;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has happened in a run, for the one who looks for what went wrong. */
final class Chronicle {
  private static final int KEPT = 100_000;
  private static final int SHOWN = 60;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** What concerns the whole house is told with every matter. */
  static final int HOUSE = 0;

  private record Line(Instant at, int matter, String what) {}

  private final Timeline time;
  private final Deque<Line> lines = new ArrayDeque<>();

  Chronicle(Timeline time) {
    this.time = time;
  }

  void tell(int matter, String what) {
    lines.addLast(new Line(time.now(), matter, what));
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** The last of this matter and of the house. */
  String about(int matter) {
    List<Line> concerned =
        lines.stream().filter(l -> l.matter() == matter || l.matter() == HOUSE).toList();
    return Stream.concat(
            concerned.stream().filter(l -> l.matter() == matter).limit(10),
            concerned.stream().skip(Math.max(0, concerned.size() - SHOWN)))
        .distinct()
        .sorted(Comparator.comparing(Line::at))
        .map(Chronicle::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Line line) {
    return "  "
        + TIME.format(line.at().atZone(House.ZONE))
        + "  "
        + (line.matter() == HOUSE ? "" : "#" + line.matter() + " ")
        + line.what();
  }
}
