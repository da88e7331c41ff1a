package fi.kuittaus.cli;

import fi.kuittaus.reading.Grounds;
import fi.kuittaus.reading.Grounds.Ground;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What topic and urgency were decided by, for people and for scripts. */
final class GroundsText {
  private GroundsText() {}

  /** One line for both where they have the same ground. */
  static List<String> lines(Grounds grounds) {
    return grounds.topic().equals(grounds.urgency())
        ? List.of("both by " + words(grounds.topic()))
        : List.of("topic by " + words(grounds.topic()), "urgency by " + brief(grounds.urgency()));
  }

  private static String brief(Ground ground) {
    return switch (ground) {
      case Ground.Words _ -> "the topic's words";
      case Ground.Rule _, Ground.Fallback _ -> words(ground);
    };
  }

  private static String words(Ground ground) {
    return switch (ground) {
      case Ground.Rule(String name) -> "the rule " + Printable.line(name);
      case Ground.Words(double points, double against, List<Grounds.Weight> most) ->
          "words, "
              + points(points)
              + " points against "
              + points(against)
              + most.stream()
                  .map(w -> Printable.line(w.word()) + " " + points(w.points()))
                  .collect(Collectors.joining(", ", ": ", ""));
      case Ground.Fallback() -> "default";
    };
  }

  private static String points(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }

  /** As a value of JSON. */
  static Map<String, @Nullable Object> value(Grounds grounds) {
    return Json.object("topic", value(grounds.topic()), "urgency", value(grounds.urgency()));
  }

  private static Map<String, @Nullable Object> value(Ground ground) {
    return switch (ground) {
      case Ground.Rule(String name) -> Json.object("by", "rule", "rule", name);
      case Ground.Words(double points, double against, List<Grounds.Weight> most) ->
          Json.object(
              "by",
              "words",
              "points",
              rounded(points),
              "against",
              rounded(against),
              "words",
              most.stream()
                  .map(w -> Json.object("word", w.word(), "points", rounded(w.points())))
                  .toList());
      case Ground.Fallback() -> Json.object("by", "default");
    };
  }

  private static double rounded(double points) {
    return Math.round(points * 100) / 100.0;
  }
}
