package fi.kuittaus.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The short code of a conversation that people can read aloud, {@code KU-7F3K9}: digits and letters
 * that do not look alike, the last of them a check character.
 *
 * <p>The check is a weighted sum modulo 29, a prime, so that one wrong character or two exchanged
 * neighbours are always noticed.
 *
 * @param code with its prefix, in upper case
 */
public record Reference(String code) {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY";
  private static final Pattern SHAPE = Pattern.compile("KU-[" + ALPHABET + "]{5,8}");
  private static final Pattern IN_TEXT =
      Pattern.compile("\\bKU-[" + ALPHABET + "]{5,8}\\b", Pattern.CASE_INSENSITIVE);

  /**
   * Refuses a code whose check character does not fit.
   *
   * @throws IllegalArgumentException if it is no reference
   */
  public Reference {
    if (!SHAPE.matcher(code).matches() || check(code) != code.charAt(code.length() - 1)) {
      throw new IllegalArgumentException("not a reference such as KU-7F3K7: mistyped?");
    }
  }

  /** The reference in this text as people type it: any case, with or without {@code KU-}. */
  public static Optional<Reference> parse(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    String whole = code.startsWith("KU-") ? code : "KU-" + code;
    return SHAPE.matcher(whole).matches() && check(whole) == whole.charAt(whole.length() - 1)
        ? Optional.of(new Reference(whole))
        : Optional.empty();
  }

  /** The first valid reference with its prefix anywhere in this text. */
  public static Optional<Reference> in(String text) {
    return IN_TEXT
        .matcher(text)
        .results()
        .map(m -> parse(m.group()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * A reference by chance; whether it is taken already, the store knows.
   *
   * @param length of the code without prefix, 5 to 8
   */
  public static Reference random(RandomGenerator random, int length) {
    StringBuilder code = new StringBuilder("KU-");
    for (int i = 1; i < length; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    code.append('?');
    return new Reference(code.substring(0, code.length() - 1) + check(code.toString()));
  }

  private static char check(String code) {
    int sum = 0;
    for (int i = 3; i < code.length() - 1; i++) {
      sum += (i - 1) * ALPHABET.indexOf(code.charAt(i));
    }
    return ALPHABET.charAt(sum % ALPHABET.length());
  }

  @Override
  public String toString() {
    return code;
  }
}
