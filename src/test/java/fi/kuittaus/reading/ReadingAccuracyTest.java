package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well a new installation reads the mails of the test resources.
 *
 * <p>The held-out half, as the readers were before: no wrong first name 98.9 %, names used 79.0 %,
 * language 95.5 %, register 96.2 %, topic 57.4 %, urgency 63.9 %. Its author also wrote the word
 * lists, so two sets more were written after the readers and measured before any change. The first
 * ({@code fresh}, 40 mails): no wrong name, names 92 %, language 100 %, topic and urgency 75 %; the
 * second ({@code fresh-2}, 25 mails of unusual matters): no wrong name, names and language 100 %,
 * topic 48 %, urgency 52 %. The words were widened after each, so what is asked here is what
 * stands, not what unseen mails may show.
 *
 * <p>Of the six {@code rounds}, written to be hard, topic and urgency were right at first sight,
 * and with the words as they had been before all of them: 38 and 43 %; 53 and 48 (48 and 45); 60
 * and 63 (35 and 38); 58 and 63 (48 and 55); 53 and 48 (35 and 35); 77 and 69 (66 and 54).
 *
 * <p>That is what {@code unseen} is for, 220 mails by somebody who had read neither the readers nor
 * their words. Before any change because of it: no wrong name, names 98.1 %, language 97.7 %,
 * register 100 %, topic 63.6 %, urgency 64.5 %; after the words had been widened by somebody who
 * had not seen it: topic 78.2 %, urgency 75.0 %; with words learned from other mails: 89.5 and
 * 83.6. Now they are learned from these, too. Of three rounds more ({@code fresh-4} to {@code
 * fresh-6}) the last was right in 86.4 and 84.8 % before it taught anything, 65.2 and 72.7 with the
 * words of old.
 *
 * <p>{@code blind}, 280 mails, teaches nothing and was written by somebody who knew nothing of the
 * readers. At first sight: no wrong name, names 97.8 %, language 99.6 %, topic 89.4 %, urgency 89.8
 * %; after a thousand more lines to learn from, by a third author who had not seen it: 91.6 and
 * 90.5 %.
 */
class ReadingAccuracyTest {
  private static final List<String> HOUSE = List.of("fi", "sv", "en");
  private static final double NOT_ONE_IN_300 = 99.7;
  private static final int UNSEEN = 220;
  private static final int BLIND = 280;

  /** Danish, Norwegian and Estonian mails of one sentence are too often left open. */
  private static final double SHORT_MAILS_OF_NEIGHBOURS = 97;

  @ParameterizedTest
  @ValueSource(strings = {"development", "held-out", "fresh", "rounds", "later-rounds"})
  void as_a_careful_reader_would(String half) {
    Accuracy accuracy = measured(mails(half), half.endsWith("rounds"));
    System.out.println(half + "\n" + accuracy.table());
    assertThat(accuracy.failures()).isEmpty();
  }

  @Test
  void what_was_taken_from_mails_that_nobody_prepared_for_is_taken_still() {
    Accuracy accuracy = measured(mails("unseen"), false);
    System.out.println("unseen\n" + accuracy.table() + accuracy.mattersMissed());
    assertThat(accuracy.cases()).hasSize(UNSEEN);
    assertThat(accuracy.failures()).noneMatch(row -> row.startsWith("topic"));
    assertThat(accuracy.failures()).noneMatch(row -> row.startsWith("urgency"));
  }

  @Test
  void reads_mails_that_nobody_has_seen() {
    Accuracy accuracy = measured(mails("blind"), false);
    System.out.println("blind\n" + accuracy.table() + accuracy.mattersMissed());
    assertThat(accuracy.cases()).hasSize(BLIND);
    assertThat(accuracy.failures()).allMatch(row -> row.startsWith("answered"));
  }

  /** The rounds ask less of one-sentence mails, and not what a fault's report answers. */
  private static Accuracy measured(List<LabelledMail> mails, boolean rounds) {
    return Accuracy.of(mails, shippedRules(), HOUSE)
        .atLeast(NOT_ONE_IN_300, "no wrong first name", _ -> true, c -> !c.hasWrongName())
        .atLeast(85, "first name where it is sure", Accuracy.Case::hasName, c -> c.isRight("name"))
        .atLeast(
            rounds ? SHORT_MAILS_OF_NEIGHBOURS : 99,
            "language of five words or more",
            Accuracy.Case::hasSomeWords,
            c -> c.isRight("language"))
        .atLeast(75, "language of fewer", c -> !c.hasSomeWords(), c -> c.isRight("language"))
        .atLeast(
            95, "register where it shows", Accuracy.Case::hasRegister, c -> c.isRight("register"))
        .atLeast(
            95, "no register where none shows", c -> !c.hasRegister(), c -> c.isRight("register"))
        .atLeast(90, "topic", Accuracy.Case::hasMatter, c -> c.isRight("topic"))
        .atLeast(90, "urgency", Accuracy.Case::hasMatter, c -> c.isRight("urgency"))
        .atLeast(95, "phones", _ -> true, c -> c.isRight("phones"))
        .atLeast(
            80,
            "answered in a fault's report",
            c -> c.isFault() && !rounds,
            c -> c.isRight("answered"))
        .atLeast(98, "only thanks", _ -> true, c -> c.isRight("thanks"))
        .atLeast(98, "asks again", _ -> true, c -> c.isRight("asks-again"));
  }

  private static List<LabelledMail> mails(String half) {
    return switch (half) {
      case "fresh" -> LabelledMail.in("fresh.txt", "fresh-2.txt");
      case "unseen" ->
          LabelledMail.in("unseen-fi.txt", "unseen-sv.txt", "unseen-en.txt", "unseen-others.txt");
      case "blind" ->
          LabelledMail.in("blind-fi.txt", "blind-sv.txt", "blind-en.txt", "blind-others.txt");
      case "rounds" -> LabelledMail.in("fresh-3.txt");
      case "later-rounds" ->
          LabelledMail.in("fresh-4.txt", "fresh-5.txt", "fresh-6.txt", "fresh-7.txt");
      default ->
          LabelledMail.in(
              "fi-" + half + ".txt",
              "sv-" + half + ".txt",
              "en-" + half + ".txt",
              "others-" + half + ".txt");
    };
  }

  private static Triage shippedRules() {
    Environment environment =
        Environment.of(name -> Optional.of(name).filter("SUPPORT_PASSWORD"::equals));
    return switch (ConfigurationFiles.read(Path.of("config/kuittaus.yaml"), environment)) {
      case Loaded.Good good -> good.configuration().housePolicy(TestHouse.KEY).triage();
      case Loaded other -> throw new IllegalStateException(other.toString());
    };
  }
}
