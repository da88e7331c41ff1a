package fi.kuittaus.reading;

import java.util.BitSet;

/**
 * The first letters of a text's words, by which most of what is looked for is known not to be
 * there. Different openings may look alike; a word that is there is never missed.
 */
final class WordOpenings {
  /** How many letters tell words apart well enough. */
  private static final int LETTERS = 4;

  private static final int WHOLE = 0x5bd1;
  private static final int MOST = 0xFFFF;

  private final BitSet openings = new BitSet();

  /** Adds a word of the text. */
  void add(String word) {
    int opening = 0;
    int end = Math.min(word.length(), LETTERS);
    for (int i = 0; i < end; i++) {
      opening = with(opening, word.charAt(i));
      openings.set(opening & MOST);
    }
    if (word.length() < LETTERS) {
      openings.set(with(opening, WHOLE) & MOST);
    }
  }

  /** Whether one of the words may open so. */
  boolean has(int opening) {
    return openings.get(opening);
  }

  /**
   * How words open that are this one.
   *
   * @param open whether longer words that begin with it are meant, too
   */
  static int of(String word, boolean open) {
    int opening = 0;
    for (int i = 0; i < Math.min(word.length(), LETTERS); i++) {
      opening = with(opening, word.charAt(i));
    }
    return (open || word.length() >= LETTERS ? opening : with(opening, WHOLE)) & MOST;
  }

  private static int with(int opening, int c) {
    return opening * 31 * 31 + c + 1;
  }
}
