package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.reading.Grounds.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroundsTest {
  private static final Reading.Matter USUAL = new Reading.Matter("question", "normal");
  private static final Triage TRIAGE =
      new Triage(List.of(), USUAL).withBuiltIn(List.of("critical", "high", "normal", "low"));

  /** What is said to have decided is what did, for every mail that there is. */
  @Test
  void theGroundsAreThoseOfTheReading() throws IOException {
    int words = 0;
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/reading/mails"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        if (!file.getFileName().toString().equals("README.txt")) {
          for (LabelledMail mail : LabelledMail.in(file.getFileName().toString())) {
            words += agree(mail) ? 1 : 0;
          }
        }
      }
    }
    assertThat(words).isGreaterThan(20);
  }

  private static boolean agree(LabelledMail mail) {
    Reading.Matter matter = Readers.matter(mail.mail(), TRIAGE);
    Grounds grounds = TriageMatch.grounds(TRIAGE, Sentences.of(mail.mail()));
    return switch (grounds.topic()) {
      case Ground.Rule(String name) -> {
        assertThat(topicOf(name)).contains(matter.topic());
        yield false;
      }
      case Ground.Words(double points, double against, var most) -> {
        assertThat(points).isGreaterThan(against);
        assertThat(matter.topic()).isNotEqualTo(USUAL.topic());
        assertThat(most).isNotEmpty().allSatisfy(w -> assertThat(w.points()).isPositive());
        yield true;
      }
      case Ground.Fallback() -> {
        assertThat(matter.topic()).isEqualTo(USUAL.topic());
        yield false;
      }
    };
  }

  private static Optional<String> topicOf(String rule) {
    return TRIAGE.rules().stream()
        .filter(r -> r.name().equals(rule))
        .findFirst()
        .flatMap(Triage.Rule::topic);
  }

  @Test
  void theHeaviestWordsComeFirst() {
    var grounds =
        TriageMatch.grounds(TRIAGE, Sentences.in("Ovi", "Ovi kirskuu ja natisee kovasti."));
    assertThat(grounds.topic())
        .isInstanceOfSatisfying(
            Ground.Words.class,
            words ->
                assertThat(words.most())
                    .extracting(Grounds.Weight::points)
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a)));
  }
}
