package fi.kuittaus.letter.bingo;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.reading.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BingoTest {
  private static final Path GOLDEN = Path.of("src/test/resources/letters/golden");
  private static final Map<String, String> NAMES =
      Map.of(
          "fi", "Aino Kallio",
          "sv", "Gunnel Westerlund",
          "en", "Martin Hughes",
          "de", "Anna Müller",
          "no", "Ingrid Berg",
          "da", "Mette Holm",
          "et", "Liis Tamm");
  private static final Bingo BINGO = new Bingo(List.of(), List.of());

  @ParameterizedTest
  @ValueSource(strings = {"fi", "sv", "en", "de", "no", "da", "et"})
  void noLetterOfOursScores(String language) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve(language))) {
      for (Path file : files.filter(BingoTest::isLetter).sorted().toList()) {
        assertThat(BINGO.play(letter(language, file))).as(file.toString()).isEmpty();
      }
    }
  }

  /** The sentences that name a matter stand in files of their own. */
  private static boolean isLetter(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".txt") && !name.startsWith("named-");
  }

  private static ReadLetter letter(String language, Path file) throws IOException {
    String name = file.getFileName().toString();
    String text = Files.readString(file);
    boolean registers = !language.equals("no") && !language.equals("da");
    Register register = name.contains("formal") ? Register.FORMAL : Register.FAMILIAR;
    return new ReadLetter(
        language,
        text.substring(text.indexOf('\n')),
        Optional.ofNullable(NAMES.get(language)),
        Optional.of(register).filter(_ -> registers),
        List.of(),
        name.startsWith("closed") || name.startsWith("resolved"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | Hei Maija, vastaamme tuotetta koskevaan viestiisi ma 2.11. klo 9. | 2 | tuotetta
          fi | Hei Maija, palvelussamme on vika. Kerromme klo 15. | 2 | palvelussamme
          fi | Hei Maija, asiakas voi palata asiaan klo 15. | 3 | asiakas voi
          fi | Hei Maija, kiitämme yhteydenotostanne. Vastaamme klo 15. | 6 | kiitämme yhteydenotostanne
          fi | Hei Maija, vastaamme mahdollisimman pian. | 7 | mahdollisimman pian
          fi | Hei Maija, vastaamme 24 tunnin kuluessa. | 7 | 24 tunnin kuluessa
          sv | Hej Maija, tack för att du kontaktade oss. Vi svarar kl. 15. | 6 | tack för att du kontaktade oss
          sv | Hej Maija, vi svarar så snart som möjligt. | 7 | så snart som möjligt
          en | Hello Maija, thank you for your patience. We reply by 3 pm. | 6 | thank you for your patience
          en | Hello Maija, your ticket is open. We reply by 3 pm. | 2 | ticket
          en | Hello Maija, we will reply within 24 hours. | 7 | within 24 hours
          de | Guten Tag Maija, wir antworten so schnell wie möglich. | 7 | so schnell wie möglich
          """)
  void whatIsImpersonalIsFoundWithItsWords(String language, String text, int rule, String words) {
    assertThat(BINGO.play(named(language, text)))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.rule()).isEqualTo(rule);
          assertThat(found.words()).isEqualTo(words);
          assertThat(found.better()).isNotBlank();
        });
  }

  /** Words are lemmas: what stands inside another word is another word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fi | Hei Maija, asiakaspalvelumme vastaa klo 15. Asiasi on avoinna.
          fi | Hei Maija, tuotekehitys vastaa ma 2.11. klo 15.
          sv | Hej Maija, kundtjänsten svarar i ditt ärende kl. 15.
          en | Hello Maija, customer service will reply about production by 3 pm.
          """)
  void aWordInsideAnotherIsAnother(String language, String text) {
    assertThat(BINGO.play(named(language, text))).isEmpty();
  }

  @Test
  void aLetterWithoutGreetingAndTimeHasThreePoints() {
    List<Points> found = BINGO.play(named("en", "Your message has been read."));
    assertThat(found).extracting(Points::rule).containsExactly(1, 7);
    assertThat(Bingo.score(found)).isEqualTo(Bingo.TOO_MANY);
  }

  @Test
  void aKnownNameLeftOutIsAPoint() {
    assertThat(BINGO.play(named("fi", "Hei,\nvastaamme klo 15.")))
        .extracting(Points::rule, Points::points)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1));
  }

  @Test
  void theOtherRegisterIsAPoint() {
    ReadLetter letter =
        new ReadLetter(
            "fi",
            "Hei Maija,\nvastaamme sinulle klo 15.",
            Optional.of("Maija"),
            Optional.of(Register.FORMAL),
            List.of(),
            false);
    assertThat(BINGO.play(letter)).extracting(Points::words).containsExactly("sinulle");
  }

  @Test
  void aQuestionThatNobodyTookUpIsAPoint() {
    ReadLetter letter =
        new ReadLetter(
            "en",
            "Hello Maija, the invoice is corrected by 3 pm.",
            Optional.of("Maija"),
            Optional.empty(),
            List.of("Can you correct the invoice?", "When does the delivery come?"),
            false);
    assertThat(BINGO.play(letter))
        .extracting(Points::rule, Points::words)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(5, "When does the delivery come?"));
  }

  @Test
  void aHouseNamesItsProductsAndForbidsWords() {
    Bingo house = new Bingo(List.of("Example Cloud"), List.of("kindly"));
    List<Points> found =
        house.play(named("en", "Hello Maija, kindly restart the product by 3 pm."));
    assertThat(found).extracting(Points::words).containsExactly("product, kindly");
    assertThat(found.getFirst().better()).contains("Example Cloud");
  }

  private static ReadLetter named(String language, String text) {
    return new ReadLetter(language, text, Optional.of("Maija"), Optional.empty(), List.of(), false);
  }
}
