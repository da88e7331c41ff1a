package fi.kuittaus.cli;

import fi.kuittaus.letter.bingo.Bingo;
import fi.kuittaus.letter.bingo.Points;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What bingo found in one letter, for people and for programs. */
final class BingoText {
  private static final int LONGEST = 60;

  private BingoText() {}

  static List<String> lines(Path file, List<Points> found) {
    List<String> lines = new ArrayList<>();
    lines.add(file + ": " + Counted.of(Bingo.score(found), "point"));
    if (!found.isEmpty()) {
      Table table = new Table("  rule", "points", "words", "better");
      found.forEach(p ->
          table.row(
              "  " + p.rule(),
              Integer.toString(p.points()),
              p.words().isEmpty() ? "–" : Printable.clipped(p.words(), LONGEST),
              p.better()));
      lines.addAll(table.lines());
    }
    return lines;
  }

  static Map<String, @Nullable Object> json(Path file, String language, List<Points> found) {
    return Json.object(
        "file", file.toString(),
        "language", language,
        "score", Bingo.score(found),
        "findings",
            found.stream()
                .map(p ->
                    Json.object(
                        "rule", p.rule(),
                        "points", p.points(),
                        "words", p.words(),
                        "better", p.better()))
                .toList());
  }
}
