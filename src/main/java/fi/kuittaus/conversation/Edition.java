package fi.kuittaus.conversation;

import java.util.List;
import java.util.Map;

/** One version of {@code promises.yaml} and of the house's own letters, as they were read. */
public sealed interface Edition {
  /** The version of a file that cannot be read at all. */
  String UNREADABLE = "unreadable";

  /** The first twelve hex digits of the SHA-256 of all that was read, or {@link #UNREADABLE}. */
  String version();

  /**
   * One that can be used.
   *
   * @param letters the house's own templates by name, {@code fi/acknowledgement}; the built-in ones
   *     serve for others
   * @param warnings what ops should know of, with file, line and column
   */
  record Good(String version, HouseRules rules, Map<String, String> letters, List<String> warnings)
      implements Edition {
    public Good {
      letters = Map.copyOf(letters);
      warnings = List.copyOf(warnings);
    }

    /** One of a house without letters of its own. */
    public Good(String version, HouseRules rules, List<String> warnings) {
      this(version, rules, Map.of(), warnings);
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
