package fi.kuittaus.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;
import org.junit.jupiter.api.Test;

class LetterModelTest {
  private static final List<String> TEXTS =
      List.of(
          "hei lasku ei aukea ja kuitti puuttuu",
          "min faktura går inte att öppna",
          "ご確認をお願いいたします",
          "добрый день не работает оплата",
          "q",
          "zzzzqqqq");

  /** The library's own computation, over the same runs. */
  @Test
  void saysWhatTheLibrarySays() throws IOException {
    MaxentModel library;
    try (InputStream in =
        Objects.requireNonNull(LetterModel.class.getResourceAsStream("/langdetect-183.bin"))) {
      library = new LanguageDetectorModel(in).getMaxentModel();
    }
    for (String text : TEXTS) {
      double[] expected = library.eval(runs(text).toArray(String[]::new));
      var likely = LetterModel.likelihoods(text);
      assertThat(likely).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(likely.get(library.getOutcome(i)))
            .as("%s: %s", text, library.getOutcome(i))
            .isCloseTo(expected[i], within(1e-6));
      }
    }
  }

  private static Set<String> runs(String text) {
    String once = text.replace("zzzz", "zz").replace("qqqq", "qq");
    Set<String> runs = new TreeSet<>();
    for (int from = 0; from < once.length(); from++) {
      for (int to = from + 1; to <= Math.min(once.length(), from + 3); to++) {
        runs.add(once.substring(from, to));
      }
    }
    return runs;
  }
}
