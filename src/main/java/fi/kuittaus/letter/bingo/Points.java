package fi.kuittaus.letter.bingo;

/**
 * Points that a letter gets for one fault.
 *
 * @param rule which of the seven, from 1
 * @param points one, or two for a letter without a greeting
 * @param words as the letter has them; empty where something is missing
 * @param better what would do
 */
public record Points(int rule, int points, String words, String better) {
  /** The same fault once more, in other words. */
  Points and(Points other) {
    return new Points(rule, points, words + ", " + other.words, better + "; " + other.better);
  }
}
