package fi.kuittaus.reading;

import fi.kuittaus.mail.InboundMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a text in which phrases are looked for, with the edges of its sentences.
 *
 * <p>What is denied ("ei kiirettä", "not urgent", "kiirettä ei ole") is not said; but what did not
 * come is ("en ole saanut laskua"). Immutable.
 */
final class Sentences {
  /** How many words a gap of a phrase may span. */
  static final int MOST_BETWEEN = 4;

  /** How many words before a phrase may deny it: "ei ole mitään kiirettä". */
  private static final int REACH = 3;

  private static final int MOST_WORDS = 1_500;

  private static final Set<String> DENIALS = WordList.words("denials.txt");

  /** "saanut", "received": what a denial before them denies is that, not what follows. */
  private static final Set<String> GETTING = WordList.words("getting.txt");

  /** "Re:", "Sv: Re:": what follows are the words of the mail that this one answers. */
  private static final Pattern REPLY =
      Pattern.compile(
          "\\s*(?:" + String.join("|", WordList.lines("reply-marks.txt")) + ")(?:\\[\\d+])?\\s*:",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern FORWARD =
      Pattern.compile("\\s*(?:fwd?|vl|vb|wg)\\s*:", Pattern.CASE_INSENSITIVE);

  private static final String EDGE = Punctuation.EDGE;
  private static final String COMMA = Punctuation.COMMA;

  private final List<String> words;

  /** Whether there is a question mark. */
  private final boolean asking;

  /** Typed without marks above letters: then phrases are looked for without them. */
  private final boolean bare;

  private final NavigableMap<String, BitSet> places = new TreeMap<>();

  private final WordOpenings openings = new WordOpenings();

  private Sentences(List<String> words, boolean asking) {
    this.words = words;
    this.asking = asking;
    this.bare = words.stream().allMatch(Plainly::isBare);
    for (int at = 0; at < words.size(); at++) {
      places.computeIfAbsent(words.get(at), _ -> new BitSet()).set(at);
      openings.add(words.get(at));
    }
  }

  /** Those of the subject, unless it is that of a mail which is answered, and of the own words. */
  static Sentences of(InboundMessage mail) {
    return of(mail.subject(), mail.content().own().text());
  }

  /** As above, of this subject and these own words. */
  static Sentences of(String subject, String text) {
    return in(answers(subject) ? "" : subject, text);
  }

  /** Whether this is the subject of a mail that is answered. */
  static boolean answers(String subject) {
    return REPLY.matcher(subject).lookingAt();
  }

  /** A subject without what mail programs put before it. */
  static String unmarked(String subject) {
    String rest = subject;
    Optional<String> without = withoutMark(rest);
    while (without.isPresent()) {
      rest = without.get();
      without = withoutMark(rest);
    }
    return rest.strip();
  }

  private static Optional<String> withoutMark(String subject) {
    return Stream.of(REPLY, FORWARD)
        .map(mark -> mark.matcher(subject))
        .filter(Matcher::lookingAt)
        .map(mark -> subject.substring(mark.end()))
        .findFirst();
  }

  static Sentences in(String subject, String text) {
    List<String> words = new ArrayList<>(List.of(EDGE));
    for (String word : Words.of(Punctuation.spoken(subject + "\n" + text + "\n"))) {
      if (words.size() < MOST_WORDS && !(word.equals(EDGE) && words.getLast().equals(EDGE))) {
        words.add(word);
      }
    }
    return new Sentences(words, (subject + text).indexOf('?') >= 0);
  }

  /** Its words in lower case; a full stop stands for the edge of a sentence. */
  List<String> words() {
    return words;
  }

  /** Whether something is asked, with a question mark. */
  boolean ask() {
    return asking;
  }

  /** The languages that it may be in: more than one where that does not show at a glance. */
  Set<String> languages() {
    return FunctionWords.languages(words);
  }

  /** Whether any of these phrases is said, and not denied. */
  boolean say(PhraseSet phrases) {
    List<Phrase> likely = phrases.among(openings, bare);
    BitSet passedOver = passedOver(likely);
    return likely.stream().anyMatch(phrase -> isSaid(phrase, passedOver));
  }

  /** How many of these phrases are said, and not denied. */
  int count(PhraseSet phrases) {
    List<Phrase> likely = phrases.among(openings, bare);
    BitSet passedOver = passedOver(likely);
    return (int) likely.stream().filter(phrase -> isSaid(phrase, passedOver)).count();
  }

  private BitSet passedOver(List<Phrase> phrases) {
    BitSet passedOver = new BitSet();
    for (Phrase phrase : phrases) {
      if (phrase.excluded()) {
        spans(phrase).forEach(passedOver::set);
      }
    }
    return passedOver;
  }

  private boolean isSaid(Phrase phrase, BitSet passedOver) {
    if (phrase.excluded()) {
      return false;
    }
    for (Map.Entry<Integer, Integer> span : spans(phrase).entrySet()) {
      int next = passedOver.nextSetBit(span.getKey());
      boolean passed = next >= 0 && next < span.getValue();
      if (!passed && !isDenied(span.getKey(), span.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** Where the phrase stands: the first word of each, and the one behind its last. */
  private Map<Integer, Integer> spans(Phrase phrase) {
    if (!mayStand(phrase)) {
      return Map.of();
    }
    Map<Integer, Integer> spans = new HashMap<>();
    BitSet starts = starts(phrase.parts().getFirst());
    for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) {
      int end = end(phrase.parts(), 0, at);
      if (end >= 0) {
        spans.put(at, end);
      }
    }
    return spans;
  }

  /** Whether each of its words may be there: most phrases lack one at a glance. */
  private boolean mayStand(Phrase phrase) {
    for (Phrase.Part part : phrase.parts()) {
      if (part instanceof Phrase.Word word && !mayBeThere(word)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayBeThere(Phrase.Word word) {
    for (Phrase.Form form : word.forms()) {
      if (form.mayBeAmong(openings, bare)) {
        return true;
      }
    }
    return false;
  }

  private BitSet starts(Phrase.Part first) {
    return switch (first) {
      case Phrase.Word word -> {
        BitSet found = new BitSet();
        word.forms().forEach(form -> found.or(places(form)));
        yield found;
      }
      case Phrase.Edge _ -> places.getOrDefault(EDGE, new BitSet());
      case Phrase.Gap _ -> new BitSet();
    };
  }

  private BitSet places(Phrase.Form form) {
    BitSet found = new BitSet();
    if (form.compound()) {
      places.forEach((word, at) -> {
        if (form.fits(word, bare)) {
          found.or(at);
        }
      });
    } else if (form.mayBeAmong(openings, bare)) {
      addBeginning(form, found);
    }
    return found;
  }

  private void addBeginning(Phrase.Form form, BitSet found) {
    String sought = form.written(bare);
    Map.Entry<String, BitSet> word = places.ceilingEntry(sought);
    while (word != null && form.fits(word.getKey(), bare)) {
      found.or(word.getValue());
      word = places.higherEntry(word.getKey());
    }
  }

  /** Behind the last word of these parts where they stand from here on; -1 where they do not. */
  private int end(List<Phrase.Part> parts, int part, int at) {
    if (part == parts.size()) {
      return at;
    }
    return switch (parts.get(part)) {
      case Phrase.Gap _ -> endBehindGap(parts, part + 1, at);
      case Phrase.Edge _ -> isAt(at, EDGE) ? end(parts, part + 1, at + 1) : -1;
      case Phrase.Word word -> fits(word, at) ? end(parts, part + 1, at + 1) : -1;
    };
  }

  private int endBehindGap(List<Phrase.Part> parts, int part, int from) {
    for (int at = from; at <= from + MOST_BETWEEN; at++) {
      int end = end(parts, part, at);
      if (end >= 0) {
        return end;
      }
      if (at >= words.size() || isBreak(at) || DENIALS.contains(words.get(at))) {
        return -1;
      }
    }
    return -1;
  }

  private boolean fits(Phrase.Word word, int at) {
    return at < words.size() && word.fits(words.get(at), bare);
  }

  private boolean isAt(int at, String what) {
    return at < words.size() && words.get(at).equals(what);
  }

  private boolean isBreak(int at) {
    return isAt(at, EDGE) || isAt(at, COMMA);
  }

  private boolean isDenied(int from, int to) {
    for (int i = from - 1; i >= Math.max(0, from - REACH) && !isBreak(i); i--) {
      if (GETTING.contains(words.get(i))) {
        return false;
      }
      if (DENIALS.contains(words.get(i))) {
        return true;
      }
    }
    return isDeniedBehind(to);
  }

  /** "Kiirettä ei ole.", but not "lasku ei ole tullut". */
  private boolean isDeniedBehind(int to) {
    return isAt(to, "ei") && (isAt(to + 1, "ole") || isAt(to + 1, "oo")) && isBreak(to + 2);
  }
}
