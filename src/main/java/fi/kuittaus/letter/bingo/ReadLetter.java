package fi.kuittaus.letter.bingo;

import fi.kuittaus.reading.Register;
import java.util.List;
import java.util.Optional;

/**
 * A letter to be judged, with what is known of its reader.
 *
 * @param language BCP 47; of one without rules only the greeting is looked at
 * @param text from the greeting to the foot
 * @param name the customer's, as a greeting may use it; empty: not known
 * @param register the customer's; empty: not known
 * @param asked the questions of the mail that it answers
 * @param closing whether nothing more is to come, so that it needs no time
 */
public record ReadLetter(
    String language,
    String text,
    Optional<String> name,
    Optional<Register> register,
    List<String> asked,
    boolean closing) {
  public ReadLetter {
    asked = List.copyOf(asked);
  }

  /** A letter of whose reader nothing is known. */
  public static ReadLetter of(String language, String text) {
    return new ReadLetter(language, text, Optional.empty(), Optional.empty(), List.of(), false);
  }

  /** The line that should greet; empty in an empty letter. */
  String firstLine() {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
