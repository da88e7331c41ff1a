package fi.kuittaus.reading;

import fi.kuittaus.reading.Grounds.Ground;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What ops' rules find in a text. */
final class TriageMatch {
  /** What speaks for no topic, and so for the fallback's. */
  private static final String NONE = "-";

  private static final String FAULT = "fault";

  /** What a question mark is worth against a topic that no rule names. */
  private static final double ASKED = 1;

  /** By how many points a fault must rather be one of many or a danger. */
  private static final double SURE = 2;

  /** How many words are named. */
  private static final int MOST = 6;

  /** What the built-in phrases give together. */
  private static final String PHRASES = "(phrases)";

  private TriageMatch() {}

  /** A topic with its urgency, each empty where the fallback's holds. */
  private record Weighed(Optional<String> topic, Optional<String> urgency) {
    static final Weighed NOTHING = new Weighed(Optional.empty(), Optional.empty());
  }

  /**
   * Topic and urgency: of each the first rule that names one and matches; where none names a topic,
   * the one that most signs and words speak for, with its urgency.
   */
  static Reading.Matter matter(Triage triage, Sentences said) {
    List<Triage.Rule> matching = matching(triage, said);
    Optional<String> named = first(matching, Triage.Rule::topic);
    Weighed weighed = named.isPresent() ? Weighed.NOTHING : weighed(triage, said);
    return new Reading.Matter(
        named.or(weighed::topic).orElse(triage.fallback().topic()),
        first(matching, Triage.Rule::urgency)
            .or(weighed::urgency)
            .orElse(triage.fallback().urgency()));
  }

  /** What {@link #matter} goes by. */
  static Grounds grounds(Triage triage, Sentences said) {
    List<Triage.Rule> matching = matching(triage, said);
    Optional<Ground> topic = naming(matching, Triage.Rule::topic);
    Weighed weighed = topic.isPresent() ? Weighed.NOTHING : weighed(triage, said);
    Optional<Ground> words = weighed.topic().map(t -> words(t, triage, said));
    return new Grounds(
        topic.or(() -> words).orElseGet(Ground.Fallback::new),
        naming(matching, Triage.Rule::urgency)
            .or(() -> weighed.urgency().flatMap(_ -> words))
            .orElseGet(Ground.Fallback::new));
  }

  private static List<Triage.Rule> matching(Triage triage, Sentences said) {
    return triage.rules().stream().filter(rule -> said.say(rule.phrases())).toList();
  }

  private static Optional<Ground> naming(
      List<Triage.Rule> rules, Function<Triage.Rule, Optional<String>> part) {
    return rules.stream()
        .filter(rule -> part.apply(rule).isPresent())
        .findFirst()
        .map(rule -> new Ground.Rule(rule.name()));
  }

  private static Ground words(String topic, Triage triage, Sentences said) {
    Map<String, Double> points = points(triage, said);
    double critical = points.getOrDefault(TopicWords.CRITICAL, 0.0);
    boolean many = topic.equals(FAULT) && critical > points.getOrDefault(FAULT, 0.0);
    Map<String, Double> learned = new HashMap<>(points);
    learned.merge(FAULT, critical, Math::max);
    Map<String, Double> all = new HashMap<>(learned);
    addSigns(triage, said, all);
    double phrases = all.getOrDefault(topic, 0.0) - learned.getOrDefault(topic, 0.0);
    Stream<Grounds.Weight> shares =
        triage.urgencies().isEmpty()
            ? Stream.empty()
            : TopicWords.shares(said.words(), said.ask(), many ? TopicWords.CRITICAL : topic);
    return new Ground.Words(
        all.getOrDefault(topic, 0.0),
        all.getOrDefault(NONE, 0.0),
        Stream.concat(Stream.of(new Grounds.Weight(PHRASES, phrases)), shares)
            .filter(weight -> weight.points() > 0)
            .sorted(Comparator.comparingDouble(weight -> -weight.points()))
            .limit(MOST)
            .toList());
  }

  private static Map<String, Double> points(Triage triage, Sentences said) {
    return triage.urgencies().isEmpty()
        ? new HashMap<>()
        : TopicWords.points(said.words(), said.ask());
  }

  private static Optional<String> first(
      List<Triage.Rule> rules, Function<Triage.Rule, Optional<String>> part) {
    return rules.stream().map(part).flatMap(Optional::stream).findFirst();
  }

  private static Weighed weighed(Triage triage, Sentences said) {
    Map<String, Double> points = points(triage, said);
    double critical = points.getOrDefault(TopicWords.CRITICAL, 0.0);
    boolean many =
        triage.urgencies().contains(TopicWords.CRITICAL)
            && critical > points.getOrDefault(FAULT, 0.0) + SURE;
    points.merge(FAULT, critical, Math::max);
    Map<String, Double> learned = Map.copyOf(points);
    addSigns(triage, said, points);
    return most(triage.signs(), points)
        .filter(sign -> points(sign, points) > points(sign, learned) || isMeant(sign, many, said))
        .map(sign ->
            new Weighed(
                sign.topic(),
                many && sign.topic().equals(Optional.of(FAULT))
                    ? Optional.of(TopicWords.CRITICAL)
                    : sign.urgency()))
        .orElse(Weighed.NOTHING);
  }

  /**
   * Whether words that no phrase goes with mean this, rather than happen to stand in such mails.
   */
  private static boolean isMeant(Triage.Sign sign, boolean many, Sentences said) {
    String topic = sign.topic().orElse(NONE);
    return TopicWords.isMeant(
            said.words(), said.ask(), many && topic.equals(FAULT) ? TopicWords.CRITICAL : topic)
        && TopicProofs.mayBe(topic, said);
  }

  /** What signs give to each topic. */
  private static void addSigns(Triage triage, Sentences said, Map<String, Double> points) {
    points.merge(NONE, said.ask() ? ASKED : 0, Double::sum);
    Set<String> languages = said.languages();
    for (Triage.Sign sign : triage.signs()) {
      if (languages.contains(sign.language())) {
        double found = sign.points() * said.count(sign.phrases());
        points.merge(sign.topic().orElse(NONE), found, Double::sum);
      }
    }
  }

  /**
   * A sign of the topic that has the most points, and more than speak for none; the one that stands
   * first where two have.
   */
  private static Optional<Triage.Sign> most(List<Triage.Sign> signs, Map<String, Double> points) {
    double enough = points.getOrDefault(NONE, 0.0);
    return signs.stream()
        .filter(sign -> sign.topic().isPresent())
        .filter(sign -> points(sign, points) > enough)
        .min(Comparator.comparingDouble(sign -> -points(sign, points)));
  }

  private static double points(Triage.Sign sign, Map<String, Double> points) {
    return points.getOrDefault(sign.topic().orElse(NONE), 0.0);
  }
}
