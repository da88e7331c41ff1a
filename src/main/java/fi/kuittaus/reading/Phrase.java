package fi.kuittaus.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Words to look for, one after another within a sentence.
 *
 * <p>A word of five letters or more stands for its longer forms too ("käyttökatko":
 * "käyttökatkoksia"), a shorter one only for itself ("bill" is not "billion"). {@code =word} is
 * only itself, {@code word*} all that begins so, {@code *word} all that ends so, {@code *word*} all
 * that holds it. {@code one|another} are alternatives, {@code …} is up to four words between, none
 * of them a denial, and {@code .} the edge of a sentence. A phrase that begins with {@code !} is
 * one that does not count: its words are passed over.
 *
 * @param excluded whether what it finds does not count
 */
public record Phrase(List<Part> parts, boolean excluded) {
  private static final String GAP = "…";

  public Phrase {
    parts = List.copyOf(parts);
  }

  /** What a phrase is made of. */
  sealed interface Part {}

  /** One word, in any of these forms. */
  record Word(List<Form> forms) implements Part {
    Word {
      forms = List.copyOf(forms);
    }

    /** Whether one knows how it opens: not of a word before which something may stand. */
    boolean opens() {
      return forms.stream().noneMatch(Form::compound);
    }

    /** How many letters its shortest form has. */
    int shortest() {
      return forms.stream().mapToInt(form -> form.text().length()).min().orElse(0);
    }

    boolean fits(String word, boolean inBareText) {
      for (Form form : forms) {
        if (form.fits(word, inBareText)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Up to {@link Sentences#MOST_BETWEEN} words, or none. */
  record Gap() implements Part {}

  /** Where a sentence begins or ends. */
  record Edge() implements Part {}

  /**
   * How a word may be written.
   *
   * @param text in lower case
   * @param bare the same without marks above its letters, as people type on some phones
   * @param open whether it may go on
   * @param compound whether something may stand before it in the same word
   * @param opening of the text, as {@link WordOpenings} knows it
   * @param bareOpening the same of the bare text
   */
  record Form(
      String text, String bare, boolean open, boolean compound, int opening, int bareOpening) {
    private static final int LONG_ENOUGH_TO_BE_INFLECTED = 5;

    static Form of(String form) {
      boolean exact = form.startsWith("=");
      boolean compound = form.startsWith("*");
      boolean open = form.endsWith("*");
      int from = exact || compound ? 1 : 0;
      String text = form.substring(from, Math.max(from, form.length() - (open ? 1 : 0)));
      boolean long5 = !exact && !compound && text.length() >= LONG_ENOUGH_TO_BE_INFLECTED;
      return of(text, Plainly.ofMarks(text), open || long5, compound);
    }

    private static Form of(String text, String bare, boolean open, boolean compound) {
      return new Form(
          text,
          bare,
          open,
          compound,
          WordOpenings.of(text, open || compound),
          WordOpenings.of(bare, open || compound));
    }

    /** As it is looked for in a text that has marks above letters, or in one that has none. */
    String written(boolean inBareText) {
      return inBareText ? bare : text;
    }

    /**
     * Whether any of these words may be it; most forms stand nowhere, and are known at a glance.
     */
    boolean mayBeAmong(WordOpenings words, boolean inBareText) {
      return compound || words.has(inBareText ? bareOpening : opening);
    }

    boolean fits(String word, boolean inBareText) {
      String sought = written(inBareText);
      if (compound) {
        return open ? word.contains(sought) : word.endsWith(sought);
      }
      return open ? word.startsWith(sought) : word.equals(sought);
    }
  }

  /** The phrase that this text writes. */
  public static Phrase of(String written) {
    String lower = written.strip().toLowerCase(Locale.ROOT).replace("...", GAP);
    boolean excluded = lower.startsWith("!");
    List<Part> parts =
        Arrays.stream(lower.substring(excluded ? 1 : 0).strip().split("\\s+", -1))
            .map(Phrase::part)
            .toList();
    return new Phrase(parts, excluded);
  }

  /** The phrases of a data file, apart by lines or semicolons. */
  static List<Phrase> list(String file) {
    return WordList.lines(file).stream()
        .flatMap(line -> Arrays.stream(line.split(";", -1)))
        .filter(phrase -> !phrase.isBlank())
        .map(Phrase::of)
        .toList();
  }

  private static Part part(String token) {
    return switch (token) {
      case GAP -> new Gap();
      case "." -> new Edge();
      default -> new Word(Arrays.stream(token.split("\\|", -1)).map(Form::of).toList());
    };
  }
}
