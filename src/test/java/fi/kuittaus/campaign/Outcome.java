package fi.kuittaus.campaign;

import java.util.List;
import java.util.Map;

/**
 * What a campaign came to.
 *
 * @param findings what must not be; empty: all is well
 * @param figures by their names, in the order in which people read them
 */
record Outcome(List<String> findings, Map<String, Long> figures) {
  Outcome {
    findings = List.copyOf(findings);
  }

  /** The figures as a table. */
  String table() {
    StringBuilder lines = new StringBuilder();
    figures.forEach((name, figure) -> lines.append("%7d  %s\n".formatted(figure, name)));
    return lines.toString();
  }
}
