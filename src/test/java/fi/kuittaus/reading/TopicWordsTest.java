package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicWordsTest {
  @Test
  void aWordIsKnownByItsBeginningsItsEndAndTheWordBehindIt() {
    assertThat(TopicWords.marks(List.of("ei", "lämmennyt", ".", "4"), false))
        .containsExactly("!", "ei", "lammen", "lamm*", "*nnyt", "ei_lamme");
  }

  @Test
  void wordsThatAreNotKnownSpeakForNothing() {
    assertThat(TopicWords.points(List.of("مرحبا", "متى"), false)).isEmpty();
  }

  @Test
  void theWeightsAreThoseThatTheMailsTeach() throws IOException {
    Path root = Path.of("");
    assertThat(Files.readString(TopicWordsTraining.file(root)))
        .isEqualTo(TopicWordsTraining.learned(root));
  }

  @ParameterizedTest
  @CsvSource({
    "asentajanne oli ystävällinen, feedback",
    "vakuutusta en enää tarvitse, cancellation",
    "etsin töitä, application",
    "monterad dusch läcker, fault",
    "could somebody ring me, callback"
  })
  void wordsSpeakForATopicMostOfAll(String text, String topic) {
    Map<String, Double> points = TopicWords.points(Words.of(text), false);
    assertThat(points.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey())
        .isEqualTo(topic);
  }
}
