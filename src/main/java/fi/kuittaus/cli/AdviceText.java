package fi.kuittaus.cli;

import fi.kuittaus.insight.Advice;
import fi.kuittaus.insight.Shortest;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Advice as people read it: figures, a plot, and YAML to paste. */
record AdviceText(List<Advice> advice) {
  private static final int WIDTH = 40;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Table table =
        new Table(
            "URGENCY", "MATTERS", "UNANSWERED", "95 OF 100", "BETWEEN", "99 OF 100", "BETWEEN");
    for (Advice a : advice) {
      table.row(
          a.urgency().name(),
          Integer.toString(a.matters()),
          Integer.toString(a.unanswered()),
          estimate(a, a.usual()),
          between(a, a.usual()),
          estimate(a, a.strict()),
          between(a, a.strict()));
    }
    lines.addAll(table.lines());
    lines.add("");
    lines.add("95 OF 100: the shortest promise that would have been kept in so many cases.");
    lines.add(
        "BETWEEN: what so few cases allow. In 95 of 100 histories such as this one the truth");
    lines.add("lies there, whatever answers are distributed like; matters without an answer count");
    lines.add("for its lower end as answered at once, for its upper end as never answered.");
    advice.stream().filter(a -> a.matters() > 0).forEach(a -> plot(a, lines));
    lines.add("");
    lines.addAll(yaml());
    return lines;
  }

  private static String estimate(Advice a, Shortest shortest) {
    return a.matters() == 0 ? "-" : shortest.estimate().map(Span::text).orElse("longer than any");
  }

  private static String between(Advice a, Shortest shortest) {
    if (a.matters() == 0 || (shortest.atLeast().isEmpty() && shortest.atMost().isEmpty())) {
      return "too few to say";
    }
    if (shortest.atLeast().equals(shortest.atMost())) {
      return shortest.atMost().map(Span::text).orElseThrow();
    }
    String least = shortest.atLeast().map(Span::text).orElse("anything");
    String open = a.matters() < shortest.fewest() ? " and too few to say" : " or longer";
    return least + shortest.atMost().map(most -> " and " + most.text()).orElse(open);
  }

  private static void plot(Advice a, List<String> lines) {
    lines.add("");
    lines.add(a.urgency().name() + ", answered within");
    List<Advice.Step> steps = growing(a.kept());
    int width = steps.stream().mapToInt(s -> s.span().text().length()).max().orElse(0);
    for (Advice.Step step : steps) {
      int full = (int) Math.round(step.share() * WIDTH);
      lines.add(
          "  "
              + " ".repeat(width - step.span().text().length())
              + step.span().text()
              + "  "
              + "█".repeat(full)
              + "░".repeat(WIDTH - full)
              + "  "
              + percent(step.share()));
    }
  }

  /** Up to the last at which the share grows. */
  private static List<Advice.Step> growing(List<Advice.Step> steps) {
    double most = steps.getLast().share();
    int last = 1;
    while (last < steps.size() && steps.get(last - 1).share() < most) {
      last++;
    }
    return steps.subList(0, last);
  }

  private static String percent(double share) {
    long tenths = (long) Math.floor(share * 1000 + 1e-9);
    return tenths / 10 + "." + tenths % 10 + " %";
  }

  /** The upper end: a longer promise that is kept is better than a short one that is not. */
  List<String> yaml() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# For promises.yaml: the upper end for 95 of 100; what cannot be said stays as it is.");
    lines.add("urgencies:");
    for (Advice a : advice) {
      Urgency u = a.urgency();
      Optional<Span> proposed = a.proposed();
      lines.add(
          "  %s: { answer-within: %s, calendar: %s, updates: %s, after-answer: %s%s }%s"
              .formatted(
                  u.name(),
                  proposed.orElse(u.answerWithin()).text(),
                  u.calendar().name(),
                  quoted(u.updates().text()),
                  u.afterAnswer().name().toLowerCase(Locale.ROOT),
                  warning(u),
                  proposed.isPresent() ? "" : "   # " + why(a)));
    }
    return lines;
  }

  private static String warning(Urgency u) {
    return u.warnBefore().equals(Urgency.usualWarning(u.answerWithin()))
        ? ""
        : ", warn-before: " + u.warnBefore().text();
  }

  /** "daily at 10:00, 15:00" has a comma, which would end it between braces. */
  private static String quoted(String text) {
    return text.contains(",") ? "\"" + text + "\"" : text;
  }

  private static String why(Advice a) {
    return a.matters() < a.usual().fewest()
        ? "as it is: too few to say, " + a.matters() + " matters"
        : "as it is: too many without an answer, " + a.unanswered() + " of " + a.matters();
  }
}
