package fi.kuittaus.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Learns {@code topic-words.txt} anew from the mails of the test resources: multinomial logistic
 * regression over the marks of {@link TopicWords}. Argument: the root of the project. Gives the
 * same file each time.
 */
final class TopicWordsTraining {
  private static final int ROUNDS = 200;
  private static final double RATE = 0.03;
  private static final double RATE_OF_ALWAYS = 0.3;

  /** How strongly weights are drawn to nought. */
  private static final double RESTRAINT = 0.05;

  /** Adam's. */
  private static final double MEAN_KEPT = 0.9;

  private static final double SQUARE_KEPT = 0.99;

  /** What a mark's logarithm of odds is worth in points of a sign. */
  private static final double POINTS = 3;

  /** Smaller weights are left out. */
  private static final int LEAST = 20;

  private final List<int[]> mails = new ArrayList<>();
  private final List<Integer> topics = new ArrayList<>();
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final double[][] weights;
  private final double[] always = new double[TopicWords.TOPICS.size()];

  /** A mail's words, whether it asks, and what it is about. */
  private record Lesson(Sentences said, String topic) {}

  private TopicWordsTraining(List<Lesson> lessons) {
    Map<String, Integer> counts = new HashMap<>();
    for (Lesson lesson : lessons) {
      marks(lesson).forEach(mark -> counts.merge(mark, 1, Integer::sum));
    }
    counts.forEach((mark, count) -> {
      if (count > 1) {
        numbers.put(mark, 0);
      }
    });
    int number = 0;
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      entry.setValue(number++);
    }
    for (Lesson lesson : lessons) {
      mails.add(marks(lesson).filter(numbers::containsKey).mapToInt(numbers::get).toArray());
      topics.add(TopicWords.TOPICS.indexOf(lesson.topic()));
    }
    weights = new double[numbers.size()][TopicWords.TOPICS.size()];
  }

  private static Stream<String> marks(Lesson lesson) {
    return TopicWords.marks(lesson.said().words(), lesson.said().ask()).stream();
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Files.writeString(file(root), learned(root), StandardCharsets.UTF_8);
  }

  /** Where the file lies that is learned. */
  static Path file(Path root) {
    return root.resolve("src/main/resources/reading/topic-words.txt");
  }

  /** All of that file, as the mails of this project teach it. */
  static String learned(Path root) throws IOException {
    TopicWordsTraining training = new TopicWordsTraining(lessons(root));
    training.learn();
    return training.file();
  }

  private static List<Lesson> lessons(Path root) throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    Path resources = root.resolve("src/test/resources/reading");
    for (Path file : files(resources.resolve("mails"))) {
      LabelledMail.in(file.getFileName().toString()).stream()
          .map(m -> new Lesson(Sentences.of(m.mail()), topic(m.expected().matter())))
          .forEach(lessons::add);
    }
    for (Path file : files(resources.resolve("training"))) {
      Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 3))
          .map(l -> new Lesson(Sentences.in(l[1], l[2]), topic(matter(l[0]))))
          .forEach(lessons::add);
    }
    return lessons;
  }

  private static Reading.Matter matter(String topicAndUrgency) {
    String[] words = topicAndUrgency.split(" ", -1);
    return new Reading.Matter(words[0], words[1]);
  }

  private static String topic(Reading.Matter matter) {
    return switch (matter.topic()) {
      case "question" -> "-";
      case "fault" -> matter.urgency().equals(TopicWords.CRITICAL) ? TopicWords.CRITICAL : "fault";
      case String other -> other;
    };
  }

  private static List<Path> files(Path folder) throws IOException {
    String without = System.getProperty("without", "blind");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().equals("README.txt"))
          .filter(file -> !file.getFileName().toString().startsWith(without))
          .sorted()
          .toList();
    }
  }

  private void learn() {
    double[][] means = new double[weights.length][always.length];
    double[][] squares = new double[weights.length][always.length];
    for (int round = 1; round <= ROUNDS; round++) {
      double[][] slopes = slopes();
      double mean = 1 - Math.pow(MEAN_KEPT, round);
      double square = 1 - Math.pow(SQUARE_KEPT, round);
      for (int mark = 0; mark < weights.length; mark++) {
        for (int topic = 0; topic < always.length; topic++) {
          double slope = slopes[mark][topic] + RESTRAINT * weights[mark][topic] / mails.size();
          means[mark][topic] = MEAN_KEPT * means[mark][topic] + (1 - MEAN_KEPT) * slope;
          squares[mark][topic] =
              SQUARE_KEPT * squares[mark][topic] + (1 - SQUARE_KEPT) * slope * slope;
          weights[mark][topic] -=
              RATE
                  * (means[mark][topic] / mean)
                  / (Math.sqrt(squares[mark][topic] / square) + 1e-7);
        }
      }
    }
  }

  /** How the error changes with each weight; what every mail has is bettered at once. */
  private double[][] slopes() {
    double[][] slopes = new double[weights.length][always.length];
    double[] ofAlways = new double[always.length];
    for (int mail = 0; mail < mails.size(); mail++) {
      int[] marks = mails.get(mail);
      double share = 1 / Math.sqrt(Math.max(1, marks.length));
      double[] errors = odds(marks, share);
      errors[topics.get(mail)] -= 1;
      for (int topic = 0; topic < errors.length; topic++) {
        double error = errors[topic] / mails.size();
        ofAlways[topic] += error;
        for (int mark : marks) {
          slopes[mark][topic] += error * share;
        }
      }
    }
    for (int topic = 0; topic < always.length; topic++) {
      always[topic] -= RATE_OF_ALWAYS * ofAlways[topic];
    }
    return slopes;
  }

  private double[] odds(int[] marks, double share) {
    double[] odds = always.clone();
    for (int mark : marks) {
      for (int topic = 0; topic < odds.length; topic++) {
        odds[topic] += weights[mark][topic] * share;
      }
    }
    double most = Arrays.stream(odds).max().orElse(0);
    double[] raised = Arrays.stream(odds).map(odd -> StrictMath.exp(odd - most)).toArray();
    double sum = Arrays.stream(raised).sum();
    return Arrays.stream(raised).map(odd -> odd / sum).toArray();
  }

  private String file() {
    StringBuilder file =
        new StringBuilder(
            """
            # What a word speaks for or against, in tenths of a point of triage-signs.txt; "-" is for no topic. Learned, not written:
            # TopicWordsTraining makes this file from the mails of the test resources.
            # A word stands here by its first six letters, its first four (begi*) and its last four (*ends), two words by five of each;
            # ? is a mail that asks, ! one that does not, and . every mail. Marks above letters are left out.
            """);
    file.append(line(TopicWords.ALWAYS, always));
    numbers.forEach((mark, number) -> file.append(line(mark, weights[number])));
    return file.toString();
  }

  private static String line(String mark, double[] weights) {
    StringBuilder line = new StringBuilder();
    for (int topic = 0; topic < weights.length; topic++) {
      long weight = Math.round(weights[topic] * POINTS / TopicWords.UNIT);
      if (Math.abs(weight) >= LEAST) {
        line.append(' ').append(TopicWords.TOPICS.get(topic)).append('=').append(weight);
      }
    }
    return line.isEmpty() ? "" : mark + line + "\n";
  }
}
