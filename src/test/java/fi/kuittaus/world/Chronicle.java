package fi.kuittaus.world;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has happened in a run, for the one who looks for what went wrong. */
final class Chronicle {
  private static final int KEPT = 1_000_000;
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

  /** The first and the last of this matter, and the last of the house and of its mail. */
  String about(int matter) {
    List<Line> own = where(l -> l.matter() == matter);
    List<Line> house = where(l -> l.matter() == HOUSE && !isDelivery(l));
    List<Line> mail = where(l -> l.matter() == HOUSE && isDelivery(l));
    return Stream.of(own.stream().limit(10), last(SHOWN, own), last(SHOWN, house), last(10, mail))
        .flatMap(some -> some)
        .distinct()
        .sorted(Comparator.comparing(Line::at))
        .map(Chronicle::text)
        .collect(Collectors.joining("\n"));
  }

  private List<Line> where(Predicate<Line> concerned) {
    return lines.stream().filter(concerned).toList();
  }

  private static boolean isDelivery(Line line) {
    return line.what().startsWith("delivery ");
  }

  private static Stream<Line> last(int count, List<Line> lines) {
    return lines.stream().skip(Math.max(0, lines.size() - count));
  }

  private static String text(Line line) {
    return "  "
        + TIME.format(line.at().atZone(House.ZONE))
        + "  "
        + (line.matter() == HOUSE ? "" : "#" + line.matter() + " ")
        + line.what();
  }
}
