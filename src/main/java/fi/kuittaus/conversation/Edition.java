package fi.kuittaus.conversation;

import java.util.List;

/** One version of {@code promises.yaml}, as it was read. */
public sealed interface Edition {
  /** The version of a file that cannot be read at all. */
  String UNREADABLE = "unreadable";

  /** The first twelve hex digits of the file's SHA-256, or {@link #UNREADABLE}. */
  String version();

  /**
   * One that can be used.
   *
   * @param warnings what ops should know of, with file, line and column
   */
  record Good(String version, HouseRules rules, List<String> warnings) implements Edition {
    public Good {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * One that cannot.
   *
   * @param mistakes each with file, line, column and what would do; at least one
   */
  record Bad(String version, List<String> mistakes) implements Edition {
    public Bad {
      mistakes = List.copyOf(mistakes);
      if (mistakes.isEmpty()) {
        throw new IllegalArgumentException("what is refused has a mistake");
      }
    }
  }
}
