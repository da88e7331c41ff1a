package fi.kuittaus.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The register in which a customer writes. A plural to a firm ("voitteko") says nothing; only a
 * capital ("Te", "Ni", "Sie") or a formal opening is formal.
 */
final class RegisterOfWriter {
  /** Marks by language and register, {@code fi formal}. */
  private static final Map<String, List<Pattern>> MARKS =
      WordList.lines("register-marks.txt").stream()
          .map(line -> line.split("\\s+", 3))
          .collect(
              Collectors.groupingBy(
                  mark -> mark[0] + " " + mark[1],
                  Collectors.mapping(
                      mark -> Pattern.compile(mark[2], Pattern.UNICODE_CHARACTER_CLASS),
                      Collectors.toUnmodifiableList())));

  private RegisterOfWriter() {}

  /** The register that shows; empty where none does, or both. */
  static Optional<Register> of(String words, Optional<String> language) {
    boolean familiar = shows(words, language, Register.FAMILIAR);
    boolean formal = shows(words, language, Register.FORMAL);
    if (familiar == formal) {
      return Optional.empty();
    }
    return Optional.of(familiar ? Register.FAMILIAR : Register.FORMAL);
  }

  private static boolean shows(String words, Optional<String> language, Register register) {
    return language
        .map(code -> MARKS.getOrDefault(code + " " + register.label(), List.of()))
        .orElse(List.of())
        .stream()
        .anyMatch(mark -> mark.matcher(words).find());
  }
}
