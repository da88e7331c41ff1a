package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house's own letters, edited while the program runs. */
class ReloadingLettersTest {
  @TempDir private Path folder;
  private EditedHouse house;
  private Path letter;

  @BeforeEach
  void open() throws IOException {
    house = new EditedHouse(folder);
    letter = folder.resolve("letters/fi/acknowledgement.peb");
    Files.createDirectories(letter.resolveSibling("."));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void save(String template) throws IOException {
    Files.writeString(letter, template);
    house.watch();
  }

  private String nextLetter() {
    assertThat(house.acknowledges()).isTrue();
    return house.world.delivered.getLast().text();
  }

  @Test
  void anEditedLetterIsTheNextOneThatIsWritten() throws IOException {
    assertThat(nextLetter()).contains("kiitos viestistäsi");
    String before = house.version();
    save("vastaamme viimeistään {{ answerBy }}, lupaa talo.");
    assertThat(house.refused()).isEmpty();
    assertThat(house.version()).isNotEqualTo(before);
    assertThat(nextLetter()).contains("lupaa talo.");

    save("vastaamme viimeistään {{ answerBy }}, lupaa talo taas.");
    assertThat(nextLetter()).contains("lupaa talo taas.");
    Files.delete(letter);
    house.watch();
    assertThat(house.version()).isEqualTo(before);
    assertThat(nextLetter()).contains("kiitos viestistäsi");
  }

  @Test
  void aMistakeIsRefusedWithItsPlaceAndWhatThereIsAndTheLastGoodLetterStays() throws IOException {
    save("vastaamme viimeistään {{ answerBy }}, lupaa talo.");
    String good = house.version();
    save("vastaamme:\n{{ answerBye }}");
    assertThat(house.refused())
        .singleElement()
        .asString()
        .startsWith("letters/fi/acknowledgement.peb:2:1: \"answerBye\" is unknown; there are ")
        .contains("answerBy,");
    assertThat(house.version()).isEqualTo(good);
    assertThat(nextLetter()).contains("lupaa talo.");

    save("vastaamme viimeistään {{ answerBy }}, lupaa talo.");
    assertThat(house.refused()).isEmpty();
    assertThat(house.version()).isEqualTo(good);
  }

  @Test
  void allOrNothingARuleIsNotTakenWhileALetterHasAMistake() throws IOException {
    String before = house.version();
    house.save(EditedHouse.GOOD.replace("daily at 15:00", "daily at 14:00"));
    save("{{ nobody }}");
    assertThat(house.version()).isEqualTo(before);
    assertThat(house.refused()).hasSize(1);
    assertThat(nextLetter()).contains("kiitos viestistäsi");
    save("vastaamme viimeistään {{ answerBy }}, lupaa talo.");
    assertThat(house.refused()).isEmpty();
    assertThat(nextLetter()).contains("lupaa talo.");
  }

  @Test
  void aLetterThatIsHalfWrittenIsPassedOver() throws IOException {
    Files.writeString(letter, "vastaamme {{ answ");
    house.look();
    assertThat(house.refused()).isEmpty();
    save("vastaamme viimeistään {{ answerBy }}, lupaa talo.");
    assertThat(house.refused()).isEmpty();
    assertThat(nextLetter()).contains("lupaa talo.");
  }

  @Test
  void reloadTakesItAtOnce() throws IOException {
    Files.writeString(letter, "vastaamme viimeistään {{ answerBy }}, lupaa talo.");
    assertThat(house.reloading.reload().refused()).isEmpty();
    assertThat(nextLetter()).contains("lupaa talo.");
  }
}
