package fi.kuittaus.store;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTextTest {
  private static final Concern CONCERN =
      new Concern(
          Optional.of("lift"),
          Optional.of(new Concern.Numbered("order", "300-418")),
          Optional.of(new Concern.Clause("fi", "hissi ei aukea sinulle", "hissi ei aukea Teille")),
          Optional.of(new Concern.Clause("fi", "voitko tulla", "voitteko tulla")),
          Optional.of(new Concern.Thing("fi", "hissiä", "hissistä", Optional.of("hississä"))));

  private static final Told TOLD =
      new Told(
          List.of("when-began", "device"),
          List.of("+358401234567"),
          true,
          Optional.of(ZoneOffset.ofHours(-5)),
          Set.of(Mention.CALL, Mention.UPSET),
          CONCERN);

  private static Told read(String line) {
    return ToldText.read(Optional.of(line));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(read(ToldText.of(TOLD))).isEqualTo(TOLD);
    assertThat(read(ToldText.of(Told.NOTHING))).isEqualTo(Told.NOTHING);
    assertThat(ToldText.read(Optional.empty())).isEqualTo(Told.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when-began|+358401234567|true|Z",
        "when-began|+358401234567|true|Z|",
        "when-began|+358401234567|true|Z||,,",
        "when-began|+358401234567|true|Z||,,,,",
        "when-began|+358401234567|true|Z||,,,heat-pump,start",
        "when-began|+358401234567|true|Z||,,,,,,,",
      })
  void linesOfOlderVersionsAreRead(String line) {
    assertThat(read(line))
        .isEqualTo(
            new Told(
                List.of("when-began"),
                List.of("+358401234567"),
                true,
                Optional.of(ZoneOffset.UTC)));
  }

  @Test
  void anOlderLineKeepsItsConcern() {
    assertThat(read("||false|||lift,order,300-418,lift,move").concern())
        .isEqualTo(new Concern(CONCERN.what(), CONCERN.numbered()));
  }
}
