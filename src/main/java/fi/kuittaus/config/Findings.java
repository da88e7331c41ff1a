package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import fi.kuittaus.config.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The findings in one file so far. */
final class Findings {
  private final String file;
  private final List<Finding> list = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void mistake(Position at, String message) {
    add(new Finding(Severity.MISTAKE, file, at, message));
  }

  void warning(Position at, String message) {
    add(new Finding(Severity.WARNING, file, at, message));
  }

  /** Whether something is known to be wrong exactly there. */
  boolean has(Position at) {
    return mistakes().anyMatch(f -> f.at().equals(at));
  }

  boolean hasMistakes() {
    return mistakes().findAny().isPresent();
  }

  List<Finding> sorted() {
    return list.stream().sorted(Finding.BY_PLACE).toList();
  }

  private Stream<Finding> mistakes() {
    return list.stream().filter(f -> f.severity() == Severity.MISTAKE);
  }

  private void add(Finding finding) {
    if (!list.contains(finding)) {
      list.add(finding);
    }
  }
}
