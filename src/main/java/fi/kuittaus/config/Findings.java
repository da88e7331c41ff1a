package fi.kuittaus.config;

import fi.kuittaus.config.Finding.Position;
import fi.kuittaus.config.Finding.Severity;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The findings in one file so far. */
final class Findings {
  /** Nobody reads more; and a file that is made to have millions must not fill the memory. */
  private static final int MOST = 200;

  private final String file;
  private final Set<Finding> all = new LinkedHashSet<>();
  private final Set<Position> wrong = new HashSet<>();

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
    return wrong.contains(at);
  }

  boolean hasMistakes() {
    return !wrong.isEmpty();
  }

  List<Finding> sorted() {
    return all.stream().sorted(Finding.BY_PLACE).toList();
  }

  /** Whether there are so many that no more are told. */
  boolean areMany() {
    return all.size() > MOST;
  }

  private void add(Finding finding) {
    if (finding.severity() == Severity.MISTAKE) {
      wrong.add(finding.at());
    }
    if (all.size() < MOST) {
      all.add(finding);
    } else if (all.size() == MOST) {
      all.add(
          new Finding(
              Severity.MISTAKE, file, Position.FILE, "there are more mistakes; mend these first"));
    }
  }
}
