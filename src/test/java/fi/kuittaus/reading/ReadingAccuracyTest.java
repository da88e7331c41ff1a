package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well a new installation reads the mails of the test resources. */
class ReadingAccuracyTest {
  private static final List<String> HOUSE = List.of("fi", "sv", "en");
  private static final double NOT_ONE_IN_300 = 99.7;

  @ParameterizedTest
  @ValueSource(strings = {"development", "held-out"})
  void as_a_careful_reader_would(String half) {
    List<LabelledMail> mails =
        LabelledMail.in(
            "fi-" + half + ".txt",
            "sv-" + half + ".txt",
            "en-" + half + ".txt",
            "others-" + half + ".txt");
    Accuracy accuracy =
        Accuracy.of(mails, shippedRules(), HOUSE)
            .atLeast(NOT_ONE_IN_300, "no wrong first name", _ -> true, c -> !c.hasWrongName())
            .atLeast(85, "first name where it is sure", Accuracy.Case::hasName, c -> c.isRight("name"))
            .atLeast(99, "language of five words or more", Accuracy.Case::hasSomeWords, c -> c.isRight("language"))
            .atLeast(95, "language of fewer", c -> !c.hasSomeWords(), c -> c.isRight("language"))
            .atLeast(95, "register where it shows", Accuracy.Case::hasRegister, c -> c.isRight("register"))
            .atLeast(95, "no register where none shows", c -> !c.hasRegister(), c -> c.isRight("register"))
            .atLeast(90, "topic", _ -> true, c -> c.isRight("topic"))
            .atLeast(90, "urgency", _ -> true, c -> c.isRight("urgency"))
            .atLeast(95, "phones", _ -> true, c -> c.isRight("phones"))
            .atLeast(90, "answered in a fault's report", Accuracy.Case::isFault, c -> c.isRight("answered"))
            .atLeast(99, "only thanks", _ -> true, c -> c.isRight("thanks"))
            .atLeast(98, "asks again", _ -> true, c -> c.isRight("asks-again"));
    System.out.println(half + "\n" + accuracy.table());
    assertThat(accuracy.failures()).isEmpty();
  }

  private static Triage shippedRules() {
    Environment environment =
        Environment.of(name -> Optional.of(name).filter("SUPPORT_PASSWORD"::equals));
    return switch (ConfigurationFiles.read(Path.of("config/kuittaus.yaml"), environment)) {
      case Loaded.Good good ->
          good.configuration().housePolicy(fi.kuittaus.TestHouse.KEY).triage();
      case Loaded other -> throw new IllegalStateException(other.toString());
    };
  }
}
