package fi.kuittaus.reading;

import java.util.List;

/** The questions of a fault report that a text answers already. */
final class Answered {
  private static final Signs SIGNS = Signs.of("answered-signs.txt");

  private Answered() {}

  /** Their names, in the order of the data file. */
  static List<String> in(String words) {
    return SIGNS.in(words);
  }
}
