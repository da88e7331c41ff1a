package fi.kuittaus.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The things of one language that the subject of a mail may name by itself: "Gravplatsen", "Hedge
 * trimmer", "Kesämökin vesimittari". A word is known by its last part, from a data file ({@code
 * things-fi.txt} and its like) with the forms that letters need; a subject that says anything else
 * names nothing. Safe for several threads.
 */
final class Things {
  /** A longer subject says more. */
  private static final int LONGEST_SUBJECT = 120;

  private static final Pattern FIT =
      Pattern.compile("(?=.{3,40}$)(?:[\\p{L}\\d-]+ ){0,2}[\\p{L}-]+");
  private static final Pattern SHOUTED = Pattern.compile("[\\p{Lu} -]{4,}");

  private static final String NO_FORM = "-";

  /** A line of so many forms ends with that in which it stands before another thing. */
  private static final int OF_ALL = 4;

  /** A shorter beginning of a word is no part of a compound. */
  private static final int SHORTEST_PART = 3;

  private final String language;

  /** By each of its forms. */
  private final Map<String, Head> heads = new HashMap<>();

  /** Words that may stand before a thing, in lower case. */
  private final Set<String> before = new HashSet<>();

  private final String article;
  private final Grammar.Edges edges;
  private final Pattern unless;
  private final Capitals capitals;

  /**
   * What the last part of a word is.
   *
   * @param fails whether it is something that can be out of order
   * @param about as it follows "about" or what stands for that
   * @param of the same where that asks for another form
   * @param within as it follows "wrong with"
   */
  private record Head(boolean fails, String about, String of, String within) {
    /** One of these forms: of one, that serves for all; of two, the second does. */
    static Head of(boolean fails, List<String> forms) {
      int last = forms.size() - 1;
      return new Head(
          fails,
          forms.get(Math.min(1, last)),
          forms.get(Math.min(2, last)),
          forms.get(Math.min(3, last)));
    }

    Concern.Thing in(String language, UnaryOperator<String> whole) {
      return new Concern.Thing(
          language,
          whole.apply(about),
          whole.apply(of),
          fails ? Optional.of(whole.apply(within)) : Optional.empty());
    }
  }

  private Things(String language, Grammar grammar, Capitals capitals) {
    this.language = language;
    this.capitals = capitals;
    article = grammar.only("article").equals("none") ? "" : grammar.only("article") + " ";
    edges = grammar.edges();
    unless = grammar.pattern("unless");
    before.addAll(grammar.words("with"));
    grammar.all("thing").forEach(line -> add(false, line));
    grammar.all("device").forEach(line -> add(true, line));
  }

  private void add(boolean fails, String line) {
    List<String> forms = Arrays.asList(line.split(" ", -1));
    Head head = Head.of(fails, forms);
    forms.stream().filter(form -> !form.equals(NO_FORM)).forEach(form -> heads.put(form, head));
    if (forms.size() == 1 || forms.size() >= OF_ALL) {
      before.add(forms.getLast());
    }
  }

  /**
   * Those of this language.
   *
   * @param capitals of names in it
   */
  static Things of(String language, Capitals capitals) {
    return new Things(language, Grammar.of("things-" + language + ".txt"), capitals);
  }

  /** The thing that is all of this subject, unless that is of a mail which is answered. */
  Optional<Concern.Thing> in(String subject) {
    if (subject.length() > LONGEST_SUBJECT || Sentences.answers(subject)) {
      return Optional.empty();
    }
    String plain = edges.cutFrom(Sentences.unmarked(subject));
    if (!FIT.matcher(plain).matches() || unless.matcher(plain).find()) {
      return Optional.empty();
    }
    String calm =
        SHOUTED.matcher(plain).matches()
            ? plain.toLowerCase(Locale.ROOT)
            : capitals.calm(plain, true);
    int last = calm.lastIndexOf(' ') + 1;
    return isKnown(calm.substring(0, last))
        ? said(calm.substring(0, last), calm.substring(last))
        : Optional.empty();
  }

  private boolean isKnown(String words) {
    return words.isEmpty()
        || Arrays.stream(words.split(" "))
            .map(w -> w.toLowerCase(Locale.ROOT))
            .allMatch(before::contains);
  }

  private Optional<Concern.Thing> said(String words, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int from = 0; from < lower.length(); from = Math.max(from + 1, SHORTEST_PART)) {
      @Nullable Head head = heads.get(lower.substring(from));
      if (head != null) {
        String begun = article + words + word.substring(0, from);
        return Optional.of(head.in(language, form -> capitals.restored(begun + form)));
      }
    }
    return Optional.empty();
  }
}
