package fi.kuittaus.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Phrases to look for together, with one telling word of each: most phrases stand in a text
 * nowhere, and by how these words begin that is known of all of them in one pass. Immutable.
 */
public final class PhraseSet {
  private static final Comparator<Phrase.Word> MOST_TELLING =
      Comparator.<Phrase.Word>comparingInt(word -> -word.shortest())
          .thenComparingInt(word -> word.forms().size());

  private final List<Phrase> all;

  /** How the telling words open, each in all its forms. */
  private final int[] openings;

  /** The same in texts that are typed without marks above letters. */
  private final int[] bareOpenings;

  /** The place of the phrase to which each opening belongs. */
  private final int[] owners;

  /** Those that have no word of which one knows how it opens. */
  private final BitSet anywhere = new BitSet();

  PhraseSet(List<Phrase> all) {
    this.all = List.copyOf(all);
    List<Phrase.Form> forms = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < all.size(); place++) {
      List<Phrase.Form> telling = telling(all.get(place));
      forms.addAll(telling);
      places.addAll(Collections.nCopies(telling.size(), place));
      anywhere.set(place, telling.isEmpty());
    }
    this.openings = forms.stream().mapToInt(Phrase.Form::opening).toArray();
    this.bareOpenings = forms.stream().mapToInt(Phrase.Form::bareOpening).toArray();
    this.owners = places.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The phrases that these texts write, as {@link Phrase} has them. */
  public static PhraseSet written(Collection<String> phrases) {
    return new PhraseSet(phrases.stream().map(Phrase::of).toList());
  }

  /** The phrases of a data file. */
  static PhraseSet of(String file) {
    return new PhraseSet(Phrase.list(file));
  }

  private static List<Phrase.Form> telling(Phrase phrase) {
    return phrase.parts().stream()
        .filter(Phrase.Word.class::isInstance)
        .map(Phrase.Word.class::cast)
        .filter(Phrase.Word::opens)
        .min(MOST_TELLING)
        .map(Phrase.Word::forms)
        .orElse(List.of());
  }

  /** In the order in which they were given. */
  public List<Phrase> all() {
    return all;
  }

  /** Those that a text with these words may say, in their order. */
  List<Phrase> among(WordOpenings words, boolean inBareText) {
    BitSet found = (BitSet) anywhere.clone();
    int[] sought = inBareText ? bareOpenings : openings;
    for (int i = 0; i < sought.length; i++) {
      if (words.has(sought[i])) {
        found.set(owners[i]);
      }
    }
    return found.isEmpty() ? List.of() : found.stream().mapToObj(all::get).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhraseSet phrases && all.equals(phrases.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
