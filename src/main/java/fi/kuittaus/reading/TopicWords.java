package fi.kuittaus.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each word of a mail speaks for or against, learned from the mails of the test resources: a
 * weighed list in which one can look up why.
 *
 * <p>A word is known by its beginning, its end and the word behind it, so that "asentajanne" has a
 * share in what "asentaja" tells. Immutable.
 */
final class TopicWords {
  /** What every mail has. */
  static final String ALWAYS = ".";

  /** What a question mark is, and that there is none. */
  static final String ASKS = "?";

  static final String TELLS = "!";

  /** A fault that hits many or is a danger. */
  static final String CRITICAL = "critical";

  /** In the order of the weights; "-" is none. */
  static final List<String> TOPICS =
      List.of(
          "-", "fault", CRITICAL, "billing", "cancellation", "callback", "application", "feedback");

  /** What the weights of the data file are multiples of, in points of a sign. */
  static final double UNIT = 0.1;

  private static final int STEM = 6;
  private static final int ROOT = 4;
  private static final int ENDING = 4;
  private static final int OF_A_PAIR = 5;
  private static final String EDGE = Punctuation.EDGE;
  private static final String COMMA = Punctuation.COMMA;

  /** Read with the first mail. */
  private static final Map<String, int[]> WEIGHTS = weights();

  private TopicWords() {}

  /**
   * What these words speak for, by topic ("-" for none), in points of a sign; nothing where none of
   * them is known.
   */
  static Map<String, Double> points(List<String> words, boolean asks) {
    double[] sums = new double[TOPICS.size()];
    int known = 0;
    for (String mark : marks(words, asks)) {
      known += add(mark, 1, sums) ? 1 : 0;
    }
    if (known <= 1) {
      return new HashMap<>(); // only whether it asks
    }
    // so a long mail's words do not drown its phrases
    double length = Math.sqrt(Math.max(1, known));
    add(ALWAYS, length, sums);
    Map<String, Double> points = new HashMap<>();
    for (int topic = 0; topic < sums.length; topic++) {
      points.put(TOPICS.get(topic), sums[topic] * UNIT / length);
    }
    return points;
  }

  /** What each of these words gives to this topic rather than to none, as in {@link #points}. */
  static Stream<Grounds.Weight> shares(List<String> words, boolean asks, String topic) {
    int of = TOPICS.indexOf(topic);
    Map<String, int[]> known =
        marks(words, asks).stream()
            .filter(WEIGHTS::containsKey)
            .collect(Collectors.toMap(mark -> mark, TopicWords::weightsOf));
    double length = Math.sqrt(Math.max(1, known.size()));
    return known.entrySet().stream()
        .map(mark ->
            new Grounds.Weight(
                shown(mark.getKey()), (mark.getValue()[of] - mark.getValue()[0]) * UNIT / length));
  }

  /**
   * Whether among these words, apart from small ones and from whether they ask, more speak for this
   * topic than for none.
   */
  static boolean isMeant(List<String> words, boolean asks, String topic) {
    return shares(words, asks, topic)
            .filter(weight -> tells(weight.word()))
            .mapToDouble(Grounds.Weight::points)
            .sum()
        > 0;
  }

  /** "i", "has" and "no" stand in any mail; two of them together tell more. */
  private static boolean tells(String shown) {
    return shown.replace("…", "").length() >= ROOT || shown.contains(" ");
  }

  private static int[] weightsOf(String mark) {
    return WEIGHTS.getOrDefault(mark, new int[TOPICS.size()]);
  }

  /** "kirsku*" as "kirsku…", "ei_toimi" as "ei toimi". */
  private static String shown(String mark) {
    boolean whole = mark.length() < STEM || mark.contains("*");
    return (whole ? mark : mark + "*").replace('*', '…').replace('_', ' ');
  }

  private static boolean add(String mark, double times, double[] sums) {
    int[] weights = WEIGHTS.get(mark);
    if (weights == null) {
      return false;
    }
    for (int topic = 0; topic < sums.length; topic++) {
      sums[topic] += weights[topic] * times;
    }
    return true;
  }

  /** All by which these words are known, each once. */
  static Set<String> marks(List<String> words, boolean asks) {
    Set<String> marks = new LinkedHashSet<>();
    marks.add(asks ? ASKS : TELLS);
    String before = "";
    for (String word : words) {
      String plain = Plainly.ofMarks(word);
      if (isWord(plain)) {
        addMarks(plain, marks);
        if (!before.isEmpty()) {
          marks.add(cut(before, OF_A_PAIR) + "_" + cut(plain, OF_A_PAIR));
        }
        before = plain;
      }
    }
    return marks;
  }

  private static void addMarks(String word, Set<String> marks) {
    marks.add(cut(word, STEM));
    if (word.length() > ROOT) {
      marks.add(word.substring(0, ROOT) + "*");
    }
    if (word.length() > STEM) {
      marks.add("*" + word.substring(word.length() - ENDING));
    }
  }

  private static boolean isWord(String word) {
    return !word.equals(EDGE) && !word.equals(COMMA) && Character.isLetter(word.charAt(0));
  }

  private static String cut(String word, int most) {
    return word.substring(0, Math.min(word.length(), most));
  }

  /** {@code kirsku fault=12 -=-4}. */
  private static Map<String, int[]> weights() {
    return WordList.lines("topic-words.txt").stream()
        .map(line -> line.split(" ", -1))
        .collect(Collectors.toUnmodifiableMap(line -> line[0], TopicWords::weights));
  }

  private static int[] weights(String[] line) {
    int[] weights = new int[TOPICS.size()];
    for (String part : Arrays.asList(line).subList(1, line.length)) {
      int at = part.lastIndexOf('=');
      weights[TOPICS.indexOf(part.substring(0, at))] = Integer.parseInt(part.substring(at + 1));
    }
    return weights;
  }
}
